package io.pvit.inference.rollout;

import io.pvit.schemas.CheckpointAnnouncement;
import io.pvit.schemas.RehearsalResult;
import java.util.Optional;

/**
 * What must be known of a candidate before it begins, where a rehearsal is demanded: that it was
 * shown recorded windows beside what serves now, and that its figures hold by the limits that a
 * canary is held to.
 *
 * @param judge of the figures
 */
public record RehearsalDemand(CanaryJudge judge) {

  /** Why the candidate may not begin; empty when it may. */
  public Optional<String> objection(Book book, String candidate, String stable) {
    Optional<RehearsalResult> result = result(book, candidate, stable);
    if (result.isEmpty()) {
      return Optional.of(missing(candidate, stable));
    }
    Verdict verdict = judge.judge(result.get().figures());
    return verdict instanceof Verdict.Holds
        ? Optional.empty()
        : Optional.of(
            "the rehearsal of %s by %s does not let it begin: %s"
                .formatted(brief(candidate), result.get().author(), verdict.sentence()));
  }

  /** What came of showing the candidate beside the stable checkpoint, if that was recorded. */
  static Optional<RehearsalResult> result(Book book, String candidate, String stable) {
    return book.announcement(candidate)
        .flatMap(CheckpointAnnouncement::rehearsal)
        .filter(it -> it.againstSha256().equals(stable));
  }

  static String missing(String candidate, String stable) {
    return "%s was not rehearsed against what serves, %s: `pvit rollout rehearse %s --record` does that"
        .formatted(brief(candidate), brief(stable), brief(candidate));
  }

  private static String brief(String sha) {
    return sha.substring(0, 12);
  }
}
