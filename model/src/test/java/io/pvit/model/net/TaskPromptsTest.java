package io.pvit.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.fixtures.Distance;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskPromptsTest {

  private static final int PROMPTS = 3;
  private static final Extent CLIP = new Extent(4, 32, 48);

  private final MvitConfig backbone = Preset.named("micro").architecture().backbone();
  private final PvitNetwork network =
      new PvitNetwork(
          Architecture.plain("prompted", backbone)
              .with(
                  new PromptConfig(PromptLayout.PER_CLIP, Task.ALL.subList(0, PROMPTS)),
                  TaskHeadsConfig.NONE),
          0);

  @Test
  void standBehindThePatchesAndKeepTheirNumber() {
    try (Weights weights = TestWeights.random(network);
        TensorScope scope = weights.passScope()) {
      float[][] tokens = tokens(weights, scope);

      int patches = 2 * 2 * 3; // 4 frames, 32 x 48 pixels: step 2 and 16
      assertThat(tokens).hasDimensions(1 + patches + PROMPTS, backbone.outputChannels());
    }
  }

  @Test
  void changePlacesAtTheEndWhenTheyChangePlacesAtTheBeginning() {
    try (Weights weights = TestWeights.random(network);
        TensorScope scope = weights.passScope()) {
      float[][] tokens = tokens(weights, scope);
      Tensor prompts = weights.get("prompts.task");
      float[] values = prompts.toFloats();
      float[] swapped = values.clone();
      int width = backbone.inputChannels();
      System.arraycopy(values, 0, swapped, width, width);
      System.arraycopy(values, width, swapped, 0, width);
      Weights other = with(weights, scope, "prompts.task", scope.floats(swapped, prompts.shape()));

      float[][] otherTokens = tokens(other, scope);

      int first = tokens.length - PROMPTS;
      assertThat(Distance.relative(otherTokens[first], tokens[first + 1])).isLessThan(1e-5);
      assertThat(Distance.relative(otherTokens[first + 1], tokens[first])).isLessThan(1e-5);
      assertThat(Distance.relative(otherTokens[first], tokens[first])).isGreaterThan(1e-2);
      assertThat(Distance.relative(otherTokens[5], tokens[5])).isLessThan(1e-5);
    }
  }

  @Test
  void areSeenByThePatchesAndTheClassToken() {
    try (Weights weights = TestWeights.random(network);
        TensorScope scope = weights.passScope()) {
      float[][] tokens = tokens(weights, scope);
      Tensor other = TestWeights.noise(scope, 99, 1, PROMPTS, backbone.inputChannels());

      float[][] otherTokens = tokens(with(weights, scope, "prompts.task", other), scope);

      assertThat(Distance.relative(otherTokens[0], tokens[0])).isGreaterThan(1e-4);
      assertThat(Distance.relative(otherTokens[5], tokens[5])).isGreaterThan(1e-4);
    }
  }

  @Test
  void areScaledByThePoolWhereAPatchIsConvolved() {
    Pooling pooling = new Pooling(new Extent(3, 3, 3), new Extent(1, 2, 2));
    int channels = 4;
    ParameterList parameters = new ParameterList();
    Linear joint = new Linear(parameters, "qkv", channels, channels);
    HeadProjection projection =
        new PooledProjection(parameters, "pool", joint, 0, 1, channels, pooling, 1e-6);
    try (TensorScope scope = TorchEngine.get().openScope()) {
      float[] identity = new float[channels * channels];
      for (int i = 0; i < channels; i++) {
        identity[i * channels + i] = 1;
      }
      Tensor kernel = TestWeights.noise(scope, 3, 1, channels, 1, 3, 3, 3);
      Map<String, Tensor> tensors = new HashMap<>();
      tensors.put("qkv.weight", scope.floats(identity, channels, channels));
      tensors.put("qkv.bias", scope.floats(new float[channels], channels));
      tensors.put("pool.pool.weight", kernel);
      tensors.put("pool.norm_act.0.weight", scope.floats(new float[] {1, 1, 1, 1}, channels));
      tensors.put("pool.norm_act.0.bias", scope.floats(new float[channels], channels));
      Pass pass = Pass.inference(new Weights(scope, tensors), scope);
      Extent grid = new Extent(1, 2, 2);
      Tensor tokens = TestWeights.noise(scope, 4, 1, 1, 1 + 4 + 1, channels);
      Tensor cover = scope.floats(pooling.promptCover(), 3, 3, 3);

      float[] pooled = projection.forward(pass, tokens, grid, cover).toFloats();

      float[] prompt = Arrays.copyOfRange(tokens.toFloats(), 5 * channels, 6 * channels);
      float[] taps = kernel.toFloats();
      double[] scaled = new double[channels];
      for (int channel = 0; channel < channels; channel++) {
        double scale = 0;
        for (int tap = 0; tap < 27; tap++) {
          scale += taps[channel * 27 + tap] * pooling.promptCover()[tap];
        }
        scaled[channel] = prompt[channel] * scale;
      }
      float[] last = Arrays.copyOfRange(pooled, pooled.length - channels, pooled.length);
      assertThat(Distance.relative(last, normalised(scaled))).isLessThan(1e-5);
    }
  }

  private float[][] tokens(Weights weights, TensorScope scope) {
    Pass pass = Pass.inference(weights, scope);
    Tensor clip = TestWeights.noise(scope, 5, 1, 1, 3, CLIP.t(), CLIP.h(), CLIP.w());
    Tensor tokens = network.tokens(pass, clip, network.plan(scope, CLIP));
    float[] values = tokens.toFloats();
    int width = (int) tokens.shape()[2];
    float[][] rows = new float[values.length / width][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(values, i * width, (i + 1) * width);
    }
    return rows;
  }

  private Weights with(Weights weights, TensorScope scope, String name, Tensor tensor) {
    Map<String, Tensor> tensors = new HashMap<>();
    network.parameters().forEach(spec -> tensors.put(spec.name(), weights.get(spec.name())));
    tensors.put(name, tensor);
    return new Weights(scope, tensors);
  }

  private static float[] normalised(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double variance =
        Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElseThrow();
    float[] normalised = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      normalised[i] = (float) ((values[i] - mean) / Math.sqrt(variance + 1e-6));
    }
    return normalised;
  }
}
