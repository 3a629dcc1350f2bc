package io.pvit.trainer.scene.bench;

import java.util.List;

/**
 * What clips of one size cost.
 *
 * @param clip frames, rows, columns
 * @param people in each
 * @param framesPerCoreSecondBest of the fastest round
 * @param framesPerCoreSecondMedian of the median round
 * @param processorMsPerClip of the fastest round
 */
public record RenderingCost(
    List<Integer> clip,
    int people,
    double framesPerCoreSecondBest,
    double framesPerCoreSecondMedian,
    double processorMsPerClip) {
  public RenderingCost {
    clip = List.copyOf(clip);
  }
}
