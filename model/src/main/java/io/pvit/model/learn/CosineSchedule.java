package io.pvit.model.learn;

import static io.pvit.model.net.Setting.require;

/**
 * The learning rate: a straight line up, then half a cosine down (Loshchilov and Hutter, SGDR,
 * equation 5, without restarts).
 *
 * @param peak rate of the last step of the warm-up
 * @param min rate at the end, and ever after
 * @param warmupSteps steps until the peak
 * @param totalSteps steps of the whole training, warm-up included
 */
public record CosineSchedule(double peak, double min, int warmupSteps, int totalSteps) {
  public CosineSchedule {
    require(peak > 0, "peak must be > 0, was " + peak);
    require(min >= 0 && min <= peak, "min must be within 0..peak, was " + min);
    require(warmupSteps >= 0, "warmupSteps must be >= 0, was " + warmupSteps);
    require(
        totalSteps > warmupSteps,
        "totalSteps must be above warmupSteps, was %d with %d".formatted(totalSteps, warmupSteps));
  }

  /**
   * The rate of one step.
   *
   * @param step 0 is the first
   */
  public double rate(int step) {
    require(step >= 0, "step must be >= 0, was " + step);
    if (step < warmupSteps) {
      return peak * (step + 1) / warmupSteps;
    }
    double done = Math.min(1, (double) (step - warmupSteps) / (totalSteps - warmupSteps));
    return min + (peak - min) / 2 * (1 + Math.cos(Math.PI * done));
  }
}
