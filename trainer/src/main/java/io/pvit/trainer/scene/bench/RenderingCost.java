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
 * @param processorMsPerFlawlessClip the same where no clip is blurred by motion or compressed
 * @param processorMsPerBlurredClip the same where every clip is blurred by motion, none compressed
 */
public record RenderingCost(
    List<Integer> clip,
    int people,
    double framesPerCoreSecondBest,
    double framesPerCoreSecondMedian,
    double processorMsPerClip,
    double processorMsPerFlawlessClip,
    double processorMsPerBlurredClip) {
  public RenderingCost {
    clip = List.copyOf(clip);
  }
}
