package io.pvit.schemas;

import java.util.Map;

/**
 * Where a training run stands.
 *
 * @param runId the run, which is also the record's key
 * @param step steps done
 * @param totalSteps steps planned
 * @param losses by task
 * @param evaluation by measure; empty between evaluations
 * @param clipsPerSecond training speed
 * @param updatedAtUs when this was written
 */
public record TrainingProgress(
    String runId,
    long step,
    long totalSteps,
    Map<String, Double> losses,
    Map<String, Double> evaluation,
    double clipsPerSecond,
    long updatedAtUs) {
  public TrainingProgress {
    Refuse.blank("runId", runId);
    Refuse.negative("step", step);
    Refuse.backwards("step", step, "totalSteps", totalSteps);
    losses = Map.copyOf(losses);
    evaluation = Map.copyOf(evaluation);
    losses.forEach((task, loss) -> Refuse.notFinite("losses." + task, loss));
    evaluation.forEach((measure, value) -> Refuse.notFinite("evaluation." + measure, value));
    Refuse.notFinite("clipsPerSecond", clipsPerSecond);
    Refuse.negative("updatedAtUs", updatedAtUs);
  }
}
