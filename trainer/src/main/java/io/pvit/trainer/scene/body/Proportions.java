package io.pvit.trainer.scene.body;

import io.pvit.trainer.scene.random.RandomStream;

/**
 * Lengths of a body in metres, as shares of its height after Drillis and Contini (1966), varied.
 *
 * @param bulk thickness of trunk and limbs, 1 for average
 */
public record Proportions(
    double height,
    double thigh,
    double shin,
    double ankle,
    double foot,
    double hip,
    double lowerSpine,
    double upperSpine,
    double shoulder,
    double neck,
    double upperArm,
    double forearm,
    double hand,
    double bulk) {

  public Proportions {
    if (!(height > 0.8 && height < 2.3)) {
      throw new IllegalArgumentException("body height must be within 0.8..2.3 m, was " + height);
    }
    if (!(bulk > 0.6 && bulk < 1.8)) {
      throw new IllegalArgumentException("body bulk must be within 0.6..1.8, was " + bulk);
    }
  }

  public static Proportions average(double height) {
    return of(height, 1, 1, 1, 1);
  }

  public static Proportions draw(RandomStream random) {
    double height = 1.69 + 0.09 * random.normal();
    double legs = 1 + 0.025 * random.normal();
    double arms = 1 + 0.03 * random.normal();
    double wide = 1 + 0.06 * random.normal();
    double bulk = Math.max(0.8, Math.min(1.4, 1 + 0.13 * random.normal()));
    return of(height, legs, arms, wide, bulk);
  }

  private static Proportions of(double height, double legs, double arms, double wide, double bulk) {
    double trunk = 1 - (legs - 1) * 1.5;
    return new Proportions(
        height,
        0.245 * height * legs,
        0.246 * height * legs,
        0.042 * height,
        0.15 * height,
        0.052 * height * wide,
        0.13 * height * trunk,
        0.145 * height * trunk,
        0.108 * height * wide,
        0.045 * height,
        0.172 * height * arms,
        0.15 * height * arms,
        0.104 * height,
        bulk);
  }

  /** Height of the hips on straight legs: the unit of postures for roots and feet. */
  public double leg() {
    return thigh + shin + ankle;
  }

  /** From shoulder to wrist: the unit of postures for hands. */
  public double arm() {
    return upperArm + forearm;
  }
}
