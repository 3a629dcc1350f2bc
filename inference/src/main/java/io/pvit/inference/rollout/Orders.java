package io.pvit.inference.rollout;

import io.pvit.schemas.RolloutPhase;
import io.pvit.schemas.RolloutPlan;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.util.Optional;

/**
 * What a person may order: the plan that carries it out, or one sentence that says why not and what
 * to do next.
 *
 * @param book what the topic says
 * @param fleet who lives
 * @param author the person
 * @param nowUs when
 */
public record Orders(Book book, Fleet fleet, String author, long nowUs) {

  /** Tries a checkpoint on a share of the cameras. */
  public RolloutPlan start(String sha, int permille) {
    Optional<RolloutPlan> plan = book.plan();
    if (plan.isPresent() && plan.get().phase().isRunning()) {
      throw refused(
          "A roll-out of %s runs: end it with `pvit rollout promote` or `pvit rollout rollback`."
              .formatted(brief(plan.get().candidateSha256().orElseThrow())));
    }
    String candidate = book.expand(sha);
    refuseDeserted();
    String stable =
        plan.map(RolloutPlan::stableSha256)
            .or(fleet::served)
            .orElseThrow(
                () ->
                    refused(
                        "The inference processes serve differing checkpoints: choose one with"
                            + " `pvit rollout pin SHA`, then start."));
    if (candidate.equals(stable)) {
      throw refused(
          "%s serves already: `pvit rollout status` shows where.".formatted(brief(candidate)));
    }
    if (fleet.demandsRehearsal() && RehearsalDemand.result(book, candidate, stable).isEmpty()) {
      throw refused(
          "%s (rollout.rehearsal: required)."
              .formatted(RehearsalDemand.missing(candidate, stable)));
    }
    return plans()
        .loading(
            book,
            stable,
            candidate,
            permille,
            candidate.substring(0, 12) + "-" + book.epoch(),
            "ordered");
  }

  /** Lets the candidate serve all cameras, whatever its figures. */
  public RolloutPlan promote() {
    RolloutPlan plan = running("promote");
    if (plan.phase() == RolloutPhase.LOADING) {
      throw refused(
          "The candidate %s is still loaded, and serves no camera yet: wait for the canary, which"
                  .formatted(brief(plan.candidateSha256().orElseThrow()))
              + " `pvit rollout status` shows.");
    }
    return plans().promoted("ordered");
  }

  /** Takes the candidate, or what was promoted last, back. */
  public RolloutPlan rollback() {
    Optional<RolloutPlan> plan = book.plan();
    boolean possible =
        plan.isPresent()
            && (plan.get().phase().isRunning()
                || (plan.get().phase() == RolloutPhase.PROMOTED
                    && plan.get().formerSha256().isPresent()));
    if (!possible) {
      throw refused(
          "There is nothing to roll back: `pvit rollout status` shows what serves, and"
              + " `pvit rollout pin SHA` puts another checkpoint in its place.");
    }
    return plans().rolledBack("ordered");
  }

  /**
   * Keeps one checkpoint until a person says otherwise.
   *
   * @param sha empty for the one that serves by default
   */
  public RolloutPlan pin(String sha) {
    Optional<String> served = book.plan().map(RolloutPlan::stableSha256).or(fleet::served);
    if (sha.isEmpty()) {
      refuseDesertedUnless(served.isPresent());
      return plans()
          .pinned(
              served.orElseThrow(
                  () ->
                      refused(
                          "The inference processes serve differing checkpoints: say which one with"
                              + " `pvit rollout pin SHA`.")),
              "ordered");
    }
    boolean known =
        sha.length() >= Book.SHORTEST_SHA
            && served.filter(each -> each.startsWith(sha)).isPresent();
    return plans().pinned(known ? served.orElseThrow() : book.expand(sha), "ordered");
  }

  private RolloutPlan running(String order) {
    return book.plan()
        .filter(plan -> plan.phase().isRunning())
        .orElseThrow(
            () ->
                refused(
                    "There is no roll-out to %s: begin one with `pvit rollout start SHA`."
                        .formatted(order)));
  }

  private void refuseDeserted() {
    refuseDesertedUnless(false);
  }

  private void refuseDesertedUnless(boolean enough) {
    if (!enough && fleet.members().isEmpty()) {
      throw refused(
          "No inference process that follows roll-outs is alive: start one with `pvit inference`,"
              + " rollout.policy other than none.");
    }
  }

  private NextPlan plans() {
    return new NextPlan(book.plan(), author, nowUs);
  }

  private static String brief(String sha) {
    return sha.substring(0, 12);
  }

  private static StopException refused(String sentence) {
    return new StopException(ExitCode.ROLLOUT_REFUSED, sentence);
  }
}
