package io.pvit.trainer.run;

import java.util.Map;

/**
 * One step, for those who watch: a line of {@code metrics.jsonl}.
 *
 * @param step its number, from 1
 * @param steps of the whole run
 * @param loss weighted sum over the tasks
 * @param losses of each task, unweighted
 * @param rate the learning rate
 * @param gradientNorm before it was shortened
 * @param skipped why it was not learnt from; empty where it was
 * @param skippedSteps how many were not, so far
 * @param fallbacks how many times a good state was taken up again, so far
 * @param clips of this step
 * @param clipsPerSecond of this step
 * @param waitShare share of the step's time spent waiting for samples, 0..1
 */
public record StepReport(
    long step,
    long steps,
    double loss,
    Map<String, Double> losses,
    double rate,
    double gradientNorm,
    String skipped,
    long skippedSteps,
    int fallbacks,
    int clips,
    double clipsPerSecond,
    double waitShare) {
  public StepReport {
    losses = Map.copyOf(losses);
  }
}
