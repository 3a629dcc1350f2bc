package io.pvit.model.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pvit.model.net.ParameterSpec;
import io.pvit.model.net.Preset;
import io.pvit.model.net.PvitNetwork;
import io.pvit.model.net.Weights;
import io.pvit.model.torch.Gradients;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LearningTest {

  private static final AdamWConfig CONFIG = new AdamWConfig(0.9, 0.999, 1e-8, 0.5);

  private static final float[] HALVES = {0.5f, 0.5f};

  private final LearnableWeights weights = weights();

  @Test
  void copiesWhatItBeginsWith() {
    try (TensorScope scope = TorchEngine.get().openScope()) {
      Tensor given = scope.floats(new float[] {1, 2}, 2);
      Weights start = new Weights(scope.inner(), Map.of("a", given));

      LearnableWeights learnt = LearnableWeights.copyOf(start, List.of("a"));
      new AdamW(learnt, CONFIG).step(List.of(scope.floats(new float[] {1, 1}, 2)), 0.1);

      assertThat(given.toFloats()).containsExactly(1, 2);
      assertThat(learnt.view().get("a").toFloats()[0]).isCloseTo(0.9f, within(1e-6f));
    }
  }

  @Test
  void showsEveryStepInTheViewAndNoneInASnapshot() {
    Weights before = weights.snapshot();

    step(new AdamW(weights, CONFIG), 1);

    assertThat(before.get("wide").toFloats()).containsExactly(1, 1);
    assertThat(weights.view().get("wide").toFloats()[0]).isLessThan(1);
  }

  @Test
  void letsOnlyParametersOfTwoOrMoreDimensionsDecay() {
    try (TensorScope scope = weights.view().passScope()) {
      Tensor wide = scope.floats(new float[2], 1, 2);
      Tensor narrow = scope.floats(new float[2], 2);

      new AdamW(weights, CONFIG).step(List.of(wide, narrow), 0.1);
    }

    assertThat(values("wide")).containsExactly(0.95f, 0.95f); // 1 - 0.1 * 0.5
    assertThat(values("narrow")).containsExactly(1, 1);
  }

  @Test
  void promptsAndPositionTablesDecayButNotTheClassTokenNormsAndBiases() {
    assertThat(decayed("prompts.task")).isTrue();
    assertThat(decayed("blocks.0.attn.rel_pos_h")).isTrue();
    assertThat(decayed("blocks.0.attn.qkv.weight")).isTrue();
    assertThat(decayed("pos_encoding.class_token")).isFalse();
    assertThat(decayed("norm.weight")).isFalse();
    assertThat(decayed("blocks.0.attn.qkv.bias")).isFalse();
  }

  /** Whether a parameter of a PViT shrinks when nothing but decay moves it. */
  private static boolean decayed(String name) {
    PvitNetwork micro = new PvitNetwork(Preset.named("micro").architecture(), 4);
    ParameterSpec parameter =
        micro.parameters().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();
    long[] shape = parameter.shape().stream().mapToLong(Long::longValue).toArray();
    float[] zeros = new float[Math.toIntExact(parameter.size())];
    float[] ones = zeros.clone();
    Arrays.fill(ones, 1);
    try (TensorScope scope = TorchEngine.get().openScope()) {
      Weights start = new Weights(scope.inner(), Map.of(name, scope.floats(ones, shape)));
      LearnableWeights learnt = LearnableWeights.copyOf(start, List.of(name));
      new AdamW(learnt, CONFIG).step(List.of(scope.floats(zeros, shape)), 0.1);
      return learnt.view().get(name).toFloats()[0] < 1;
    }
  }

  @Test
  void goesOnExactlyWhereItStopped() {
    AdamW optimiser = new AdamW(weights, CONFIG);
    Ema average = new Ema(weights, 0.9);
    step(optimiser, 1);
    average.update();
    Map<String, float[]> saved = saved(optimiser, average);
    step(optimiser, -3);
    average.update();

    LearnableWeights again = weights();
    AdamW resumed = new AdamW(again, CONFIG);
    Ema resumedAverage = new Ema(again, 0.9);
    try (TensorScope scope = TorchEngine.get().openScope()) {
      Map<String, Tensor> state = tensors(scope, saved);
      again.restore(state);
      resumed.restore(1, state);
      resumedAverage.restore(1, state);
    }
    step(resumed, -3);
    resumedAverage.update();

    assertThat(saved(resumed, resumedAverage))
        .usingRecursiveComparison()
        .isEqualTo(saved(optimiser, average));
    assertThat(resumed.steps()).isEqualTo(2);
    assertThat(resumedAverage.updates()).isEqualTo(2);
    assertThat(again.view().get("wide").toFloats()).isEqualTo(values("wide"));
  }

  @Test
  void namesWhatASavedStateLacks() {
    assertThatThrownBy(() -> new AdamW(weights, CONFIG).restore(1, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the saved state has no tensor adam_m.wide");
  }

  @Test
  void namesWhatHasAnotherShapeInASavedState() {
    try (TensorScope scope = TorchEngine.get().openScope()) {
      Tensor longer = scope.floats(new float[3], 1, 3);

      assertThatThrownBy(() -> weights.restore(Map.of("wide", longer)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the saved tensor wide must have the shape [1, 2], has [1, 3]");
    }
  }

  @Test
  void averagesFromTheFirstUpdateOn() {
    Ema average = new Ema(weights, 0.75);
    step(new AdamW(weights, CONFIG), 1);
    average.update();
    assertThat(average.snapshot().get("narrow").toFloats()).isEqualTo(values("narrow"));

    float before = values("narrow")[0];
    step(new AdamW(weights, CONFIG), 1);
    average.update();

    assertThat(average.snapshot().get("narrow").toFloats()[0])
        .isCloseTo(0.75f * before + 0.25f * values("narrow")[0], within(1e-6f));
  }

  @Test
  void givesEachGradientMemoryOfItsOwn() {
    Gradients.on(
        () -> {
          try (TensorScope scope = weights.view().passScope()) {
            Tensor loss =
                RecordedNetwork.KERNELS.call(
                    scope, "sum_of", weights.tensors().get(0), weights.tensors().get(1));

            List<Tensor> gradients = Backward.gradients(scope, loss, weights.tensors());
            double norm = GradientClip.clip(scope, gradients, 1);

            assertThat(norm).isCloseTo(2, within(1e-6)); // four ones
            assertThat(gradients.get(0).toFloats()).containsExactly(HALVES, within(1e-6f));
            assertThat(gradients.get(1).toFloats()).containsExactly(HALVES, within(1e-6f));
          }
        });
  }

  @Test
  void givesZerosForAParameterThatTheLossDoesNotSee() {
    Gradients.on(
        () -> {
          try (TensorScope scope = weights.view().passScope()) {
            Tensor wide = weights.tensors().get(0);
            Tensor loss = RecordedNetwork.KERNELS.call(scope, "sum_of", wide, wide);

            List<Tensor> gradients = Backward.gradients(scope, loss, weights.tensors());

            assertThat(gradients.get(0).toFloats()).containsExactly(2, 2);
            assertThat(gradients.get(1).toFloats()).containsExactly(0, 0);
          }
        });
  }

  @Test
  void leavesSmallGradientsAsTheyAreAndSaysWhenOneIsNoNumber() {
    try (TensorScope scope = TorchEngine.get().openScope()) {
      Tensor small = scope.floats(new float[] {3, 4}, 2);
      Tensor bad = scope.floats(new float[] {Float.NaN}, 1);

      assertThat(GradientClip.clip(scope, List.of(small), 5.1)).isCloseTo(5, within(1e-6));
      assertThat(small.toFloats()).containsExactly(3, 4);
      assertThat(GradientClip.clip(scope, List.of(small, bad), 1)).isNaN();
    }
  }

  @Test
  void keepsNothingOfAStep() {
    AdamW optimiser = new AdamW(weights, CONFIG);
    Ema average = new Ema(weights, 0.9);
    step(optimiser, 1);
    average.update();
    int owned = weights.scope().size();

    step(optimiser, 1);
    average.update();

    assertThat(weights.scope().size()).isEqualTo(owned);
  }

  private float[] values(String name) {
    return weights.view().get(name).toFloats();
  }

  private static void step(AdamW optimiser, float gradient) {
    try (TensorScope scope = TorchEngine.get().openScope()) {
      float[] values = {gradient, 2 * gradient};
      optimiser.step(List.of(scope.floats(values, 1, 2), scope.floats(values, 2)), 0.1);
    }
  }

  private static LearnableWeights weights() {
    try (TensorScope scope = TorchEngine.get().openScope()) {
      float[] ones = {1, 1};
      Map<String, Tensor> start =
          Map.of("wide", scope.floats(ones, 1, 2), "narrow", scope.floats(ones, 2));
      return LearnableWeights.copyOf(new Weights(scope.inner(), start), List.of("wide", "narrow"));
    }
  }

  private Map<String, float[]> saved(AdamW optimiser, Ema average) {
    Map<String, Tensor> state = new LinkedHashMap<>(optimiser.state());
    state.putAll(average.state());
    weights.names().forEach(name -> state.put(name, weights.view().get(name)));
    Map<String, float[]> saved = new LinkedHashMap<>();
    state.forEach((name, tensor) -> saved.put(name, tensor.toFloats()));
    return saved;
  }

  private static Map<String, Tensor> tensors(TensorScope scope, Map<String, float[]> saved) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    saved.forEach(
        (name, values) ->
            tensors.put(
                name,
                name.endsWith("wide") ? scope.floats(values, 1, 2) : scope.floats(values, 2)));
    return tensors;
  }
}
