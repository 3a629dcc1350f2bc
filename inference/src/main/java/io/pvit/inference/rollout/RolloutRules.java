package io.pvit.inference.rollout;

import io.pvit.schemas.CheckpointAnnouncement;
import io.pvit.schemas.RolloutPlan;
import io.pvit.schemas.config.InferenceConfig;
import java.util.Optional;

/**
 * The roll-out as a state machine: given what the topics say, what happens next. It remembers
 * nothing, so that any process may go on where another died.
 */
public final class RolloutRules {

  private static final int ALL = 1000;

  private final InferenceConfig.Rollout policy;
  private final CanaryJudge judge;
  private final RehearsalDemand demand;
  private final String author;

  /**
   * @param author the process that writes the plans
   */
  public RolloutRules(InferenceConfig.Rollout policy, String author) {
    this.policy = policy;
    this.judge = new CanaryJudge(policy);
    this.demand = new RehearsalDemand(judge);
    this.author = author;
  }

  /** The next step; a plan follows from a book, a fleet and a moment alone. */
  public Step next(Book book, Fleet fleet, long nowUs) {
    if (fleet.members().isEmpty()) {
      return new Step.Wait("no inference process that follows roll-outs is alive");
    }
    NextPlan plans = new NextPlan(book.plan(), author, nowUs);
    if (book.plan().isEmpty()) {
      return begin(book, fleet, plans);
    }
    RolloutPlan plan = book.plan().get();
    return switch (plan.phase()) {
      case PINNED -> new Step.Wait("pinned: nothing is rolled out by itself");
      case PROMOTED, ROLLED_BACK -> begin(book, fleet, plans);
      case LOADING -> load(book, plan, fleet, plans);
      case CANARY -> watch(plan, fleet, plans);
    };
  }

  private Step begin(Book book, Fleet fleet, NextPlan plans) {
    Optional<CheckpointAnnouncement> newest = book.newest();
    if (policy.policy().equals("by-hand") || newest.isEmpty()) {
      return new Step.Wait("nothing is rolled out");
    }
    Optional<String> stable = book.plan().map(RolloutPlan::stableSha256).or(fleet::served);
    if (stable.isEmpty()) {
      return new Step.Wait(
          "the processes serve differing checkpoints: choose one with `pvit rollout pin SHA`");
    }
    String candidate = newest.get().sha256();
    Optional<RolloutPlan> plan = book.plan();
    if (candidate.equals(stable.get())
        || plan.flatMap(RolloutPlan::formerSha256).filter(candidate::equals).isPresent()
        || plan.flatMap(RolloutPlan::triedSha256).filter(candidate::equals).isPresent()) {
      return new Step.Wait("the newest checkpoint serves, or was tried");
    }
    Optional<String> objection = objection(book, candidate, stable.get());
    if (objection.isPresent()) {
      return new Step.Wait(objection.get());
    }
    return new Step.Write(
        plans.loading(
            book,
            stable.get(),
            candidate,
            policy.canaryPermille(),
            salt(candidate, plans),
            "it was announced"));
  }

  private Optional<String> objection(Book book, String candidate, String stable) {
    return policy.rehearsalRequired()
        ? demand.objection(book, candidate, stable)
        : Optional.empty();
  }

  private Step load(Book book, RolloutPlan plan, Fleet fleet, NextPlan plans) {
    Optional<String> objection =
        objection(book, plan.candidateSha256().orElseThrow(), plan.stableSha256());
    if (objection.isPresent()) {
      return new Step.Write(plans.rolledBack(objection.get()));
    }
    Optional<String> refusal = fleet.refusal(plan);
    if (refusal.isPresent()) {
      return new Step.Write(plans.rolledBack(refusal.get()));
    }
    String unready = fleet.unready(plan);
    if (!unready.isEmpty()) {
      return new Step.Wait("not ready with the candidate: " + unready);
    }
    if (policy.policy().equals("at-once")) {
      return new Step.Write(plans.promoted("every process has it ready"));
    }
    int lowest = fleet.lowestDraw(plan);
    if (lowest == CameraDraw.NONE) {
      return new Step.Wait("no camera has sent a clip to try the candidate on");
    }
    return new Step.Write(
        plans.canary(
            Math.max(plan.askedPermille(), lowest + 1),
            plan.askedPermille(),
            "every process has it ready"));
  }

  private Step watch(RolloutPlan plan, Fleet fleet, NextPlan plans) {
    Optional<String> refusal = fleet.refusal(plan);
    if (refusal.isPresent()) {
      return new Step.Write(plans.rolledBack(refusal.get()));
    }
    Verdict verdict = judge.judge(fleet.figures(plan));
    if (verdict instanceof Verdict.Fails fails) {
      return new Step.Write(plans.rolledBack(fails.sentence()));
    }
    String unready = fleet.unready(plan);
    if (!unready.isEmpty()) {
      return new Step.Wait("not ready with the candidate: " + unready);
    }
    int lowest = fleet.lowestDraw(plan);
    if (verdict instanceof Verdict.Waits waits) {
      return lowest < CameraDraw.NONE && lowest >= plan.permille()
          ? new Step.Write(
              plans.canary(
                  lowest + 1, plan.askedPermille(), "no camera of the share sends clips any more"))
          : new Step.Wait(waits.sentence());
    }
    return policy.policy().equals("by-hand")
        ? new Step.Wait(verdict.sentence() + ": promote it with `pvit rollout promote`")
        : raise(plan, lowest, verdict.sentence(), plans);
  }

  private Step raise(RolloutPlan plan, int lowest, String reason, NextPlan plans) {
    long asked = (long) plan.askedPermille() * policy.raiseFactor();
    if (asked >= ALL || plan.permille() >= ALL) {
      return new Step.Write(plans.promoted(reason));
    }
    int share = Math.max(plan.permille(), lowest == CameraDraw.NONE ? 0 : lowest + 1);
    return new Step.Write(plans.canary(Math.max((int) asked, share), (int) asked, reason));
  }

  /**
   * Another for every roll-out, also of the same candidate; the same for whoever plans it twice.
   */
  private static String salt(String candidate, NextPlan plans) {
    return candidate.substring(0, 12)
        + "-"
        + plans.before().map(RolloutPlan::rolloutEpoch).orElse(0L);
  }
}
