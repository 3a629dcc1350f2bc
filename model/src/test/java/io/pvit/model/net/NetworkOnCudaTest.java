package io.pvit.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.torch.ComputeDevice;
import io.pvit.model.torch.Cuda;
import io.pvit.model.torch.Growth;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The network on a GPU is the network. Sums are taken in another order there, hence the room. */
@Tag("gpu")
class NetworkOnCudaTest {

  private static final double FORWARD = 5e-5;
  private static final double GRADIENTS = 5e-4;
  private static final Extent CLIP = new Extent(16, 64, 96);

  private ComputeDevice cuda = ComputeDevice.CPU;

  @BeforeEach
  void find() {
    cuda = Cuda.assumed();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny-a:", "tiny-b:", "tiny-b:alt."})
  void givesTheRecordedLogits(String nameAndClip) {
    Golden golden = new Golden(nameAndClip.split(":", -1)[0]);
    String clip = nameAndClip.split(":", -1)[1];
    PvitNetwork network = new PvitNetwork(golden.architecture(), 0);

    try (Weights weights = golden.weights(TorchEngine.get().openScope(cuda));
        TensorScope scope = weights.passScope()) {
      Pass pass = Pass.inference(weights, scope);
      Tensor input = golden.recorded(clip + "input").in(scope);
      PvitPlan plan = network.plan(scope, GoldenModelTest.clipOf(input));

      Tensor logits = network.classes(pass, network.tokens(pass, input, plan));

      Distance.assertClose("logits", logits, golden.recorded(clip + "logits"), FORWARD);
    }
  }

  @Test
  void givesTheGradientsOfTheProcessor() {
    try (Learner here = new Learner("micro", 2);
        Learner there = new Learner("micro", 2, cuda)) {
      float[] expected = joined(here.gradients());

      assertThat(Distance.relative(joined(there.gradients()), expected)).isLessThan(GRADIENTS);
    }
  }

  @Test
  void aClipComesOutTheSameInABatchOfThreeAsAlone() {
    PvitNetwork network = new PvitNetwork(Preset.named("micro").architecture(), 80);
    try (Weights weights = TestWeights.random(network, cuda);
        TensorScope scope = weights.passScope()) {
      PvitPlan plan = network.plan(scope, CLIP);
      Pass pass = Pass.inference(weights, scope);
      Tensor clips = TestWeights.noise(scope, 1, 1, 3, 3, CLIP.t(), CLIP.h(), CLIP.w());
      float[] inputs = clips.toFloats();

      float[] together = network.tokens(pass, clips, plan).toFloats();

      for (int i = 0; i < 3; i++) {
        Tensor clip = scope.floats(third(inputs, i), 1, 3, CLIP.t(), CLIP.h(), CLIP.w());
        float[] alone = network.tokens(pass, clip, plan).toFloats();
        assertThat(Distance.relative(third(together, i), alone)).isLessThan(1e-5);
      }
    }
  }

  @Test
  void watchingAndLearningLeaveNothingBehindThereOrHere() {
    try (Learner learner = new Learner("nano", 2, cuda)) {
      Runnable both =
          () -> {
            learner.watch();
            learner.step(() -> {});
          };
      Growth unused = Growth.during(20, 1, both);
      long before = Cuda.usedBytes();

      Growth growth = Growth.during(0, 100, both);

      growth.assertFlat(100, 32);
      assertThat(Cuda.usedBytes() - before).as("bytes on the GPU").isLessThan(64L << 20);
    }
  }

  private static float[] joined(float[][] parts) {
    float[] all = new float[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  private static float[] third(float[] values, int index) {
    int size = values.length / 3;
    return Arrays.copyOfRange(values, index * size, (index + 1) * size);
  }
}
