package io.pvit.inference.rollout;

import io.pvit.schemas.RolloutPhase;
import io.pvit.schemas.RolloutPlan;
import java.util.Optional;

/**
 * Makes the plan that follows the one in force.
 *
 * @param before the plan in force
 * @param author who or what makes it
 * @param nowUs when
 */
record NextPlan(Optional<RolloutPlan> before, String author, long nowUs) {

  /**
   * Every process loads the candidate.
   *
   * @param book where it and others are announced
   */
  RolloutPlan loading(
      Book book, String stable, String candidate, int askedPermille, String salt, String reason) {
    return plan(
        RolloutPhase.LOADING,
        stable,
        Optional.of(candidate),
        0,
        askedPermille,
        salt,
        Optional.empty(),
        Optional.of(
            book.newer(tried().map(it -> book.newer(it, stable)).orElse(stable), candidate)),
        reason);
  }

  /** The candidate serves a share of the cameras. */
  RolloutPlan canary(int permille, int askedPermille, String reason) {
    RolloutPlan running = before.orElseThrow();
    return plan(
        RolloutPhase.CANARY,
        running.stableSha256(),
        running.candidateSha256(),
        permille,
        askedPermille,
        running.salt(),
        Optional.empty(),
        tried(),
        reason);
  }

  /** The candidate serves all. */
  RolloutPlan promoted(String reason) {
    RolloutPlan running = before.orElseThrow();
    return settled(
        RolloutPhase.PROMOTED,
        running.candidateSha256().orElseThrow(),
        Optional.of(running.stableSha256()),
        reason);
  }

  /** The candidate, or what was promoted last, serves nobody. */
  RolloutPlan rolledBack(String reason) {
    RolloutPlan now = before.orElseThrow();
    return now.phase().isRunning()
        ? settled(RolloutPhase.ROLLED_BACK, now.stableSha256(), now.candidateSha256(), reason)
        : settled(
            RolloutPhase.ROLLED_BACK,
            now.formerSha256().orElseThrow(),
            Optional.of(now.stableSha256()),
            reason);
  }

  /** This one serves all until a person says otherwise. */
  RolloutPlan pinned(String stable, String reason) {
    return settled(RolloutPhase.PINNED, stable, Optional.empty(), reason);
  }

  private RolloutPlan settled(
      RolloutPhase phase, String stable, Optional<String> former, String reason) {
    String salt = before.map(RolloutPlan::salt).orElse("");
    return plan(phase, stable, Optional.empty(), 0, 0, salt, former, tried(), reason);
  }

  private Optional<String> tried() {
    return before.flatMap(RolloutPlan::triedSha256);
  }

  private RolloutPlan plan(
      RolloutPhase phase,
      String stable,
      Optional<String> candidate,
      int permille,
      int askedPermille,
      String salt,
      Optional<String> former,
      Optional<String> tried,
      String reason) {
    return new RolloutPlan(
        before.map(RolloutPlan::rolloutEpoch).orElse(0L) + 1,
        stable,
        candidate,
        permille,
        salt,
        reason,
        author,
        nowUs,
        phase,
        askedPermille,
        former,
        tried);
  }
}
