package io.pvit.trainer.run;

/**
 * How far a run is.
 *
 * @param step steps done, skipped ones included; the number of the next
 * @param learntSteps steps that changed weights
 * @param skippedSteps steps that were not learnt from
 * @param skippedInARow of these, the last ones
 * @param fallbacks times that a good state was taken up again
 * @param fallbacksInARow of these, the last ones without a learnt step between
 * @param meanLoss running mean of the losses that were learnt from
 */
public record RunPosition(
    long step,
    long learntSteps,
    long skippedSteps,
    int skippedInARow,
    int fallbacks,
    int fallbacksInARow,
    double meanLoss) {

  /** Before the first step. */
  static final RunPosition START = new RunPosition(0, 0, 0, 0, 0, 0, 0);

  RunPosition learnt(double loss) {
    return new RunPosition(
        step + 1,
        learntSteps + 1,
        skippedSteps,
        0,
        fallbacks,
        0,
        LossWatch.mean(meanLoss, learntSteps, loss));
  }

  RunPosition skipped() {
    return new RunPosition(
        step + 1,
        learntSteps,
        skippedSteps + 1,
        skippedInARow + 1,
        fallbacks,
        fallbacksInARow,
        meanLoss);
  }

  /**
   * Weights as they were, samples as they come: the same ones would do the same harm again.
   *
   * @param good where the state was that is taken up again
   */
  RunPosition fallenBackTo(RunPosition good) {
    return new RunPosition(
        step,
        good.learntSteps,
        skippedSteps + (learntSteps - good.learntSteps),
        0,
        fallbacks + 1,
        fallbacksInARow + 1,
        good.meanLoss);
  }
}
