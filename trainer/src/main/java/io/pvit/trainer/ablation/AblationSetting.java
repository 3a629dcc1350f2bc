package io.pvit.trainer.ablation;

/**
 * What all runs have in common.
 *
 * @param minutes that the slowest method may learn; all make as many steps as it makes in them
 * @param seeds runs of each method; a seed decides on first weights, labelled clips and dropout
 * @param commonSteps that the common backbone learns before them
 * @param labelledClips of each class to learn from
 * @param heldBackClips of each class to be judged by, the same for all runs
 * @param taskScenes scenes that teach the tasks, with no action told
 */
public record AblationSetting(
    double minutes,
    int seeds,
    int commonSteps,
    int labelledClips,
    int heldBackClips,
    int taskScenes) {

  public AblationSetting {
    require(minutes > 0 && minutes <= 60, "minutes must be within 0..60, was " + minutes);
    require(seeds >= 1 && seeds <= 100, "seeds must be within 1..100, was " + seeds);
    require(commonSteps >= 1, "common steps must be >= 1, was " + commonSteps);
    require(labelledClips >= 1, "labelled clips must be >= 1, was " + labelledClips);
    require(heldBackClips >= 1, "held-back clips must be >= 1, was " + heldBackClips);
    require(taskScenes >= 1, "task scenes must be >= 1, was " + taskScenes);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
