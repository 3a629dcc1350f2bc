package io.pvit.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TestDevice;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DropoutTest {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final int SIZE = 24_000;

  private final TensorScope scope = on().openScope();
  private final Weights none = new Weights(scope, Map.of());

  /** Where it computes; the tests for a GPU say otherwise. */
  TestDevice on() {
    return TestDevice.CPU;
  }

  @AfterEach
  void close() {
    scope.close();
  }

  @Test
  void dropsWhatSplitmixSaysAndScalesTheRest() {
    float[] dropped = dropped(7, "here", 0.25);

    long state = DropoutSeed.at("here", 7);
    for (int i = 0; i < SIZE; i++) {
      state += GOLDEN_GAMMA;
      boolean kept = (SplitMix64.mix(state) >>> 40) * 0x1p-24 >= 0.25;
      assertThat(dropped[i]).as("number %d", i).isEqualTo(kept ? 4 / 3f : 0);
    }
  }

  @Test
  void dropsTheShareThatWasAskedFor() {
    double mean = 0;
    for (float value : dropped(8, "here", 0.1)) {
      mean += value / SIZE;
    }

    assertThat(mean).isBetween(0.99, 1.01);
  }

  @Test
  void repeatsItself() {
    assertThat(dropped(7, "here", 0.5)).isEqualTo(dropped(7, "here", 0.5));
  }

  @Test
  void dropsOthersInAnotherStepAndInAnotherPlace() {
    float[] here = dropped(7, "here", 0.5);

    assertThat(equalNumbers(here, dropped(8, "here", 0.5))).isBetween(0.48, 0.52);
    assertThat(equalNumbers(here, dropped(7, "there", 0.5))).isBetween(0.48, 0.52);
  }

  @Test
  void dropsNothingWithoutASeedAndNothingInInference() {
    Tensor ones = ones();

    assertThat(Pass.training(none, scope).dropout("here", 0.5, ones)).isSameAs(ones);
    assertThat(Pass.inference(none, scope).dropout("here", 0.5, ones)).isSameAs(ones);
  }

  @Test
  void leavesSumsOutOfTheBlocksOnlyInAPassWithASeed() {
    PvitNetwork nano = new PvitNetwork(Preset.named("nano").architecture(), 1);
    try (Weights weights = TestWeights.random(nano, on().device());
        TensorScope inner = weights.passScope()) {
      float[] still = tokens(nano, Pass.training(weights, inner));

      float[] dropped = tokens(nano, Pass.training(weights, inner, 1));

      assertThat(dropped).isNotEqualTo(still);
      assertThat(tokens(nano, Pass.training(weights, inner, 1))).isEqualTo(dropped);
    }
  }

  private static float[] tokens(PvitNetwork network, Pass pass) {
    PvitPlan plan = network.plan(pass.scope(), TestClips.SIZE);
    return network.tokens(pass, TestClips.noise(pass.scope(), 4), plan).toFloats();
  }

  private static double equalNumbers(float[] a, float[] b) {
    double equal = 0;
    for (int i = 0; i < SIZE; i++) {
      equal += a[i] == b[i] ? 1.0 / SIZE : 0;
    }
    return equal;
  }

  private float[] dropped(long seed, String place, double rate) {
    return Pass.training(none, scope, seed).dropout(place, rate, ones()).toFloats();
  }

  private Tensor ones() {
    float[] ones = new float[SIZE];
    Arrays.fill(ones, 1);
    return scope.floats(ones, 2, 3, 10, SIZE / 60);
  }
}
