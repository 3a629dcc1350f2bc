package io.pvit.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.fixtures.Distance;
import org.junit.jupiter.api.Test;

class RecomputationTest {

  /** Softmax forgets what all keys have in common: gradients of their biases are rounding alone. */
  private static final double LEAST = 1e-3;

  /** With dropout and stochastic depth, every head, and taps that dense heads look at. */
  @Test
  void givesTheGradientsThatAWholeGraphGives() {
    try (Learner learner = new Learner("nano", 2)) {
      float[][] remembered = learner.gradients();

      float[][] recomputed = learner.recomputedGradients();

      assertThat(recomputed.length).isEqualTo(remembered.length);
      for (int i = 0; i < remembered.length; i++) {
        assertThat(Distance.absolute(recomputed[i], remembered[i]))
            .as("parameter %d", i)
            .isLessThan(1e-6 * Math.max(LEAST, largest(remembered[i])));
      }
    }
  }

  @Test
  void leavesNothingBehindInNativeMemory() {
    try (Learner learner = new Learner("micro", 1)) {
      float[][] first = learner.recomputedGradients();
      int before = learner.ownedTensors();

      float[][] second = learner.recomputedGradients();

      assertThat(learner.ownedTensors()).isEqualTo(before);
      assertThat(second).isDeepEqualTo(first);
    }
  }

  private static double largest(float[] values) {
    double largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
