package io.pvit.model.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pvit.model.net.Weights;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SgdTest {

  private final LearnableWeights weights = weights();

  private static LearnableWeights weights() {
    TensorScope scope = TorchEngine.get().openScope();
    Weights start =
        new Weights(
            scope,
            Map.of(
                "wide", scope.floats(new float[] {1, 1}, 1, 2),
                "narrow", scope.floats(new float[] {1, 1}, 2)));
    return LearnableWeights.copyOf(start, List.of("wide", "narrow"));
  }

  private void step(Optimizer optimizer, float gradient) {
    try (TensorScope scope = weights.view().passScope()) {
      float[] both = {gradient, gradient};
      optimizer.step(List.of(scope.floats(both, 1, 2), scope.floats(both, 2)), 0.1);
    }
  }

  private float value(String name) {
    return weights.view().get(name).toFloats()[1];
  }

  @Test
  void aConstantGradientGathersMomentum() {
    Optimizer sgd = new SgdConfig(0.5, 0).over(weights);

    step(sgd, 1);
    assertThat(value("wide")).isCloseTo(0.9f, within(1e-6f));
    step(sgd, 1);
    assertThat(value("wide")).isCloseTo(0.75f, within(1e-6f)); // 0.9 - 0.1 * 1.5
    step(sgd, 1);
    assertThat(value("wide")).isCloseTo(0.575f, within(1e-6f)); // 0.75 - 0.1 * 1.75
    assertThat(sgd.steps()).isEqualTo(3);
  }

  @Test
  void momentumGoesOnWithoutAGradient() {
    Optimizer sgd = new SgdConfig(0.5, 0).over(weights);

    step(sgd, 1);
    step(sgd, 0);

    assertThat(value("narrow")).isCloseTo(0.85f, within(1e-6f)); // 0.9 - 0.1 * 0.5
  }

  @Test
  void decayJoinsTheGradientOfParametersOfTwoOrMoreDimensionsOnly() {
    Optimizer sgd = new SgdConfig(0.9, 0.5).over(weights);

    step(sgd, 0);
    step(sgd, 0);

    // v = 0.5, p = 0.95; v = 0.45 + 0.475, p = 0.95 - 0.0925
    assertThat(value("wide")).isCloseTo(0.8575f, within(1e-6f));
    assertThat(value("narrow")).isEqualTo(1);
  }

  @Test
  void goesOnWhereAnotherStopped() {
    Optimizer sgd = new SgdConfig(0.5, 0).over(weights);
    step(sgd, 1);
    Optimizer other = new SgdConfig(0.5, 0).over(weights);

    other.restore(sgd.steps(), sgd.state());
    step(other, 1);

    assertThat(value("wide")).isCloseTo(0.75f, within(1e-6f));
    assertThat(other.steps()).isEqualTo(2);
    assertThat(other.state().keySet()).containsExactly("sgd_v.wide", "sgd_v.narrow");
  }

  @Test
  void refusesTheStateOfAnotherOptimiserAndTooFewGradients() {
    Optimizer sgd = new SgdConfig(0.5, 0).over(weights);
    Optimizer adam = new AdamWConfig(0.9, 0.999, 1e-8, 0).over(weights);

    assertThatThrownBy(() -> sgd.restore(1, adam.state()))
        .hasMessage("the saved state has no tensor sgd_v.wide");
    assertThatThrownBy(() -> sgd.step(List.of(), 0.1)).hasMessage("gradients must be 2, were 0");
    assertThatThrownBy(() -> new SgdConfig(1, 0))
        .hasMessage("momentum must be within 0..1, was 1.0");
  }
}
