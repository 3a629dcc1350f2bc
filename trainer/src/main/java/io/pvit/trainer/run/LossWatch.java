package io.pvit.trainer.run;

/**
 * Tells a step that would do harm from one to learn from, by the running mean of losses.
 *
 * @param spikeFactor how many times the mean is too much
 */
record LossWatch(double spikeFactor) {

  /** So many steps tell too little of what a usual loss is. */
  private static final long UNSURE_STEPS = 50;

  private static final double DECAY = 0.98;

  /** Why the losses of a step are not learnt from; empty where they are. */
  String objection(StepLosses losses, RunPosition position) {
    if (!losses.isFinite()) {
      return "a loss or gradient is not finite";
    }
    if (position.learntSteps() >= UNSURE_STEPS
        && losses.total() > spikeFactor * position.meanLoss()) {
      return "the loss %.3g is more than %.3g times its mean %.3g"
          .formatted(losses.total(), spikeFactor, position.meanLoss());
    }
    return "";
  }

  /** The running mean with one more loss in it. */
  static double mean(double before, long learntSteps, double loss) {
    double decay = Math.min(DECAY, learntSteps / (learntSteps + 1.0));
    return decay * before + (1 - decay) * loss;
  }
}
