package io.pvit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.CheckpointRefused;
import io.pvit.model.net.ActorOutput;
import io.pvit.model.net.Architecture;
import io.pvit.model.net.Extent;
import io.pvit.model.net.Method;
import io.pvit.model.net.ParameterSpec;
import io.pvit.model.net.Pass;
import io.pvit.model.net.Preset;
import io.pvit.model.net.PvitNetwork;
import io.pvit.model.net.PvitPlan;
import io.pvit.model.net.Weights;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServingCopyTest {

  @TempDir private static Path directory;

  private static Checkpoint training;
  private static Checkpoint serving;

  @BeforeAll
  static void copy() {
    Preset micro = Preset.named("micro");
    Architecture taught = Method.named("pvit").applyTo(micro.architecture());
    training =
        Checkpoint.init(
            directory.resolve("training"),
            new Preset("taught", micro.frameIntervalUs(), taught),
            7,
            PvitTest.labels(directory));
    serving = training.servingCopy(directory.resolve("serving"));
  }

  @Test
  void keepsThePromptsAndDropsTheHeadsOfTasks() {
    assertThat(names(training))
        .contains("prompts.task", "tasks.depth.mlp.0.weight", "tasks.pose.bias");

    assertThat(names(serving))
        .contains("prompts.task", "actors.mix.weight")
        .noneMatch(name -> name.startsWith("tasks."));
    assertThat(serving.card().architecture()).isEqualTo(Preset.named("micro").architecture());
  }

  @Test
  void keepsEveryNumberToTheBit() {
    Map<String, float[]> before = new HashMap<>();
    training.forEachTensor((parameter, values) -> before.put(parameter.name(), values));

    serving.forEachTensor(
        (parameter, values) -> assertThat(values).isEqualTo(before.get(parameter.name())));
  }

  @Test
  void namesWhatItWasMadeFrom() {
    assertThat(serving.card().provenance())
        .containsEntry("servingCopyOf", training.sha256())
        .containsEntry("seed", "7");
    assertThat(serving.sha256()).isNotEqualTo(training.sha256());
  }

  @Test
  void seesTheSamePeople() {
    List<Clip> clips = List.of(PvitTest.clip(training.card().inputContract(), 1));
    try (Pvit before = Pvit.load(training, Precision.FLOAT32, 2);
        Pvit after = Pvit.load(serving, Precision.FLOAT32, 2)) {
      assertThat(after.watch(clips))
          .isEqualTo(before.watch(clips))
          .isNotEqualTo(List.of(List.of()));
    }
  }

  @Test
  void answersToTheBitAsTheNetworkThatLearns() {
    float[][] before = answers(training.network(), training);

    float[][] after = answers(serving.network(), serving);

    assertThat(Arrays.deepEquals(after, before)).isTrue();
  }

  @Test
  void isNotNeededToServeWithoutPayingForTheHeadsOfTasks() {
    try (Pvit before = Pvit.load(training, Precision.FLOAT32, 2);
        Pvit after = Pvit.load(serving, Precision.FLOAT32, 2)) {
      assertThat(before.liveTensors()).isEqualTo(after.liveTensors());
    }
  }

  @Test
  void overwritesNothing() {
    assertThatThrownBy(() -> training.servingCopy(serving.directory()))
        .isInstanceOf(CheckpointRefused.class)
        .hasMessageContaining("is not empty");
  }

  private static List<String> names(Checkpoint checkpoint) {
    return checkpoint.network().parameters().stream().map(ParameterSpec::name).toList();
  }

  private static float[][] answers(PvitNetwork network, Checkpoint checkpoint) {
    TensorScope owner = TorchEngine.get().openScope();
    Map<String, Tensor> tensors = new HashMap<>();
    checkpoint.forEachTensor(
        (parameter, values) ->
            tensors.put(
                parameter.name(),
                owner.floats(
                    values, parameter.shape().stream().mapToLong(Long::longValue).toArray())));
    try (Weights weights = new Weights(owner, tensors);
        TensorScope scope = weights.passScope()) {
      Pass pass = Pass.inference(weights, scope);
      PvitPlan plan = network.plan(scope, new Extent(16, 64, 96));
      float[] pixels = new float[3 * 16 * 64 * 96];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (float) Math.sin(i * 0.37);
      }
      Tensor clip = scope.floats(pixels, 1, 3, 16, 64, 96);
      Tensor tokens = network.features(pass, clip, plan).tokens();
      ActorOutput actors = network.actors(pass, tokens, plan, 8);
      return new float[][] {
        tokens.toFloats(),
        actors.presence().toFloats(),
        actors.boxes().toFloats(),
        actors.actions().toFloats()
      };
    }
  }
}
