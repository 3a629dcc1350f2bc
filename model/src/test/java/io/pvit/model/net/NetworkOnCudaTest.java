package io.pvit.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.fixtures.Distance;
import io.pvit.model.torch.ComputeDevice;
import io.pvit.model.torch.Cuda;
import io.pvit.model.torch.Growth;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The network on a GPU is the network. Sums are taken in another order there, hence the room. */
@Tag("gpu")
class NetworkOnCudaTest {

  private static final double FORWARD = 5e-5;
  private static final double GRADIENTS = 5e-4;
  private static final double MIXED = 0.1;
  private static final Extent CLIP = new Extent(16, 64, 96);

  private final PvitNetwork micro = new PvitNetwork(Preset.named("micro").architecture(), 80);
  private ComputeDevice cuda = ComputeDevice.CPU;

  @BeforeEach
  void find() {
    cuda = Cuda.assumed();
  }

  @TestFactory
  Stream<DynamicTest> givesTheRecordedLogits() {
    return Golden.each("logits on a GPU", this::assertLogits);
  }

  private void assertLogits(Golden golden) {
    PvitNetwork network = golden.network();

    try (Weights weights = golden.weights(TorchEngine.get().openScope(cuda));
        TensorScope scope = weights.passScope()) {
      Pass pass = Pass.inference(weights, scope);
      Tensor input = golden.recorded.get("input").in(scope);
      PvitPlan plan = network.plan(scope, Golden.clipOf(input));

      Tensor logits = network.classes(pass, network.tokens(pass, input, plan));

      Distance.assertClose("logits", logits, golden.recorded.get("logits"), FORWARD);
    }
  }

  @Test
  void mixedPrecisionIsNearFloat32AndNotTheSame() {
    try (Weights weights = TestWeights.random(micro, cuda);
        TensorScope scope = weights.passScope()) {
      PvitPlan plan = micro.plan(scope, CLIP);
      Pass pass = Pass.inference(weights, scope);
      Tensor clip = TestWeights.noise(scope, 1, 1, 1, 3, CLIP.t(), CLIP.h(), CLIP.w());

      float[] exact = micro.tokens(pass, clip, plan).toFloats();
      float[] mixed = micro.tokens(pass.inMixedPrecision(), clip, plan).toFloats();

      assertThat(Distance.relative(mixed, exact)).isStrictlyBetween(1e-5, MIXED);
    }
  }

  @Test
  void givesTheGradientsOfTheProcessor() {
    try (Learner here = new Learner("micro", 2);
        Learner there = new Learner("micro", 2, cuda)) {
      float[][] expected = here.gradients();

      assertThat(Distance.furthest(there.gradients(), expected)).isLessThan(GRADIENTS);
    }
  }

  @Test
  void aClipComesOutTheSameInABatchOfThreeAsAlone() {
    try (Weights weights = TestWeights.random(micro, cuda);
        TensorScope scope = weights.passScope()) {
      PvitPlan plan = micro.plan(scope, CLIP);
      Pass pass = Pass.inference(weights, scope);
      Tensor clips = TestWeights.noise(scope, 1, 1, 3, 3, CLIP.t(), CLIP.h(), CLIP.w());
      float[] inputs = clips.toFloats();

      float[] together = micro.tokens(pass, clips, plan).toFloats();

      for (int i = 0; i < 3; i++) {
        Tensor clip = scope.floats(third(inputs, i), 1, 3, CLIP.t(), CLIP.h(), CLIP.w());
        float[] alone = micro.tokens(pass, clip, plan).toFloats();
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
            learner.step();
          };
      Growth unused = Growth.during(20, 1, both);
      long before = Cuda.usedBytes();

      Growth growth = Growth.during(0, 100, both);

      growth.assertFlat(100, 32);
      assertThat(Cuda.usedBytes() - before).as("bytes on the GPU").isLessThan(64L << 20);
    }
  }

  private static float[] third(float[] values, int index) {
    int size = values.length / 3;
    return Arrays.copyOfRange(values, index * size, (index + 1) * size);
  }
}
