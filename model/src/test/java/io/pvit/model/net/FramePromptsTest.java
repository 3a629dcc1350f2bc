package io.pvit.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TestDevice;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FramePromptsTest {

  private static final int FRAMES = 16;
  private static final int PATCHES_IN = 2 * 8 * 12;

  private final Architecture micro = Preset.named("micro").architecture();

  /** Where it computes; the tests for a GPU say otherwise. */
  TestDevice on() {
    return TestDevice.CPU;
  }

  @Test
  void areATasksVectorPlusAFramesVectorTaskByTask() {
    PvitNetwork network = network(PromptLayout.PER_FRAME, List.of(Task.DEPTH, Task.POSE));
    try (Weights weights = TestWeights.random(network, on().device());
        TensorScope scope = weights.passScope()) {
      Pass pass = Pass.inference(weights, scope);

      float[] tokens = network.backbone().tokens(pass, TestClips.noise(scope, 1)).toFloats();

      float[] tasks = weights.get("prompts.task").toFloats();
      float[] frames = weights.get("prompts.frame").toFloats();
      int width = 24;
      assertThat(tokens).hasSize((1 + PATCHES_IN + 2 * FRAMES) * width);
      for (int task = 0; task < 2; task++) {
        for (int frame = 0; frame < FRAMES; frame++) {
          int token = 1 + PATCHES_IN + task * FRAMES + frame;
          for (int i = 0; i < width; i++) {
            assertThat(tokens[token * width + i])
                .isEqualTo(tasks[task * width + i] + frames[frame * width + i]);
          }
        }
      }
    }
  }

  @Test
  void keepTheirNumberThroughAllBlocks() {
    PvitNetwork network = network(PromptLayout.PER_FRAME, Task.ALL);
    try (Weights weights = TestWeights.random(network, on().device());
        TensorScope scope = weights.passScope()) {
      Pass pass = Pass.inference(weights, scope);
      PvitPlan plan = network.plan(scope, TestClips.SIZE);

      Tensor tokens = network.tokens(pass, TestClips.noise(scope, 2), plan);

      assertThat(tokens.shape()).containsExactly(2, 1 + 2 * 2 * 3 + 5 * FRAMES, 96);
    }
  }

  @Test
  void areAsManyNumbersAsTasksAndFramesTogether() {
    assertThat(prompts(network(PromptLayout.PER_FRAME, Task.ALL)))
        .containsExactly("prompts.task [5, 24]", "prompts.frame [16, 24]");
  }

  @Test
  void areOneSharedPromptInTheWideLayout() {
    assertThat(prompts(network(PromptLayout.WIDE, Task.ALL)))
        .containsExactly("prompts.wide [5, 24]");
  }

  @Test
  void areAbsentInAPlainNetwork() {
    PvitNetwork plain = new PvitNetwork(micro.with(PromptConfig.NONE, TaskHeadsConfig.NONE), 0);

    assertThat(prompts(plain)).isEmpty();
  }

  @Test
  void standForTheMeanOfTheFramesOfASlice() {
    PvitNetwork network = network(PromptLayout.PER_FRAME, Task.ALL);
    Architecture taught =
        micro.with(
            new PromptConfig(PromptLayout.PER_FRAME, Task.ALL),
            micro.taskHeads().with(Task.ALL, TaskHeadsConfig.Source.PROMPT));
    try (Weights weights = TestWeights.random(network, on().device());
        TensorScope scope = weights.passScope()) {
      Pass pass = Pass.inference(weights, scope);
      Plan plan = network.plan(scope, TestClips.SIZE).backbone();
      float[] numbers = new float[1 + 12 + 5 * FRAMES];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = i - 13; // prompts count from 0
      }
      Features features = new Features(scope.floats(numbers, 1, numbers.length, 1), Taps.none());
      ReadTokens segmentation = ReadTokens.of(taught, Task.SEGMENTATION);

      float[] bySlice = segmentation.ofTimes(pass, features, plan, 4).toFloats();
      float[] ofClip = segmentation.ofClip(pass, features, plan).toFloats();

      assertThat(bySlice).containsExactly(33.5f, 37.5f, 41.5f, 45.5f); // 32..35, 36..39, …
      assertThat(ofClip).containsExactly(39.5f);
    }
  }

  private PvitNetwork network(PromptLayout layout, List<Task> tasks) {
    return new PvitNetwork(micro.with(new PromptConfig(layout, tasks), TaskHeadsConfig.NONE), 0);
  }

  private static List<String> prompts(PvitNetwork network) {
    return network.parameters().stream()
        .filter(parameter -> parameter.name().startsWith("prompts."))
        .map(parameter -> parameter.name() + " " + Arrays.toString(TestWeights.shape(parameter)))
        .toList();
  }
}
