package io.pvit.schemas;

import java.util.Optional;

/**
 * What one inference process says of the roll-out it follows.
 *
 * @param candidateSha256 what is loaded and warm beside what serves by default
 * @param refusal why the candidate cannot serve here, in words
 * @param cameras that lately sent clips
 * @param lowestDraw of these cameras, 0..999; 1000 without any
 * @param figures what the candidate did here since this plan was taken up
 * @param coordination what the coordinator waits for; empty where another process coordinates
 * @param stableRefusal why the plan's stable checkpoint does not serve by default here, in words
 * @param rehearsalRequired true where no candidate begins whose rehearsal does not hold
 */
public record RolloutReport(
    Optional<String> candidateSha256,
    Optional<String> refusal,
    int cameras,
    int lowestDraw,
    CanaryFigures figures,
    String coordination,
    Optional<String> stableRefusal,
    boolean rehearsalRequired) {
  public RolloutReport {
    candidateSha256.ifPresent(sha -> Refuse.notSha256("candidateSha256", sha));
    Refuse.negative("cameras", cameras);
    if (lowestDraw < 0 || lowestDraw > 1000) {
      throw new IllegalArgumentException("lowestDraw must be within 0..1000, was " + lowestDraw);
    }
  }
}
