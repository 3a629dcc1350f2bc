package io.pvit.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.fixtures.Distance;
import io.pvit.model.learn.Backward;
import io.pvit.model.torch.Gradients;
import io.pvit.model.torch.KernelLibrary;
import io.pvit.model.torch.KernelText;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Bfloat16 keeps three decimal digits; over a whole network about two of them are left. */
class MixedPrecisionTest {

  private static final double CLOSE = 0.025;
  private static final double NOT_THE_SAME = 1e-4;
  private static final double ANY_BATCH = 0.02;
  private static final Extent CLIP = new Extent(16, 64, 96);

  private static final KernelLibrary KERNELS =
      TorchEngine.get().compile(KernelText.of(MixedPrecisionTest.class, "gradients.torchscript"));

  private final PvitNetwork network = new PvitNetwork(Preset.named("micro").architecture(), 80);

  @TestFactory
  Stream<DynamicTest> staysCloseToFloat32OnGoldenModels() {
    return Golden.each("mixed precision", MixedPrecisionTest::assertClose);
  }

  private static void assertClose(Golden golden) {
    PvitNetwork network = golden.network();
    try (Weights weights = golden.weights(TorchEngine.get().openScope());
        TensorScope scope = weights.passScope()) {
      Tensor input = golden.recorded.get("input").in(scope);
      PvitPlan plan = network.plan(scope, Golden.clipOf(input));
      Pass pass = Pass.inference(weights, scope);

      float[] full = network.tokens(pass, input, plan).toFloats();
      float[] mixed = network.tokens(pass.inMixedPrecision(), input, plan).toFloats();

      assertThat(Distance.relative(mixed, full)).isBetween(NOT_THE_SAME, CLOSE);
    }
  }

  @Test
  void repeatsItselfAlsoWithWeightsConvertedBefore() {
    try (Weights weights = TestWeights.random(network);
        TensorScope scope = weights.passScope()) {
      PvitPlan plan = network.plan(scope, CLIP);
      Tensor clip = TestWeights.noise(scope, 1, 1, 1, 3, CLIP.t(), CLIP.h(), CLIP.w());
      Pass pass = Pass.inference(weights, scope).inMixedPrecision();
      Weights halves = network.forMixedPrecision(weights, scope);
      Pass converted = Pass.inference(halves, scope).inMixedPrecision();

      float[] once = network.tokens(pass, clip, plan).toFloats();

      assertThat(network.tokens(pass, clip, plan).toFloats()).isEqualTo(once);
      assertThat(network.tokens(converted, clip, plan).toFloats()).isEqualTo(once);
    }
  }

  @Test
  void giveAClipInABatchOfThreeWhatItGetsAloneUpToRounding() {
    try (Weights weights = TestWeights.random(network);
        TensorScope scope = weights.passScope()) {
      PvitPlan plan = network.plan(scope, CLIP);
      Pass pass = Pass.inference(weights, scope).inMixedPrecision();
      Tensor clips = TestWeights.noise(scope, 1, 1, 3, 3, CLIP.t(), CLIP.h(), CLIP.w());
      float[] together = network.tokens(pass, clips, plan).toFloats();
      int size = together.length / 3;
      int clipSize = 3 * CLIP.product();

      float[] second = Arrays.copyOfRange(clips.toFloats(), clipSize, 2 * clipSize);
      Tensor clip = scope.floats(second, 1, 3, CLIP.t(), CLIP.h(), CLIP.w());
      float[] alone = network.tokens(pass, clip, plan).toFloats();

      assertThat(Distance.relative(Arrays.copyOfRange(together, size, 2 * size), alone))
          .isLessThan(ANY_BATCH);
    }
  }

  @Test
  void learnsWithGradientsThatPointWhereThoseOfFloat32Do() {
    Gradients.on(
        () -> {
          try (Weights weights = TestWeights.random(network);
              TensorScope scope = weights.passScope()) {
            List<Tensor> parameters =
                network.parameters().stream().map(spec -> weights.get(spec.name())).toList();
            parameters.forEach(Tensor::requireGradient);

            float[][] full = gradients(Pass.training(weights, scope), parameters);
            float[][] mixed =
                gradients(Pass.training(weights, scope).inMixedPrecision(), parameters);

            assertThat(leastCosine(full, mixed)).isBetween(0.95, 0.9999999);
          }
        });
  }

  private float[][] gradients(Pass pass, List<Tensor> parameters) {
    TensorScope scope = pass.scope();
    Extent clip = new Extent(4, 32, 48);
    Tensor input = TestWeights.noise(scope, 1, 1, 1, 3, clip.t(), clip.h(), clip.w());
    Tensor tokens = network.tokens(pass, input, network.plan(scope, clip));
    Tensor cotangent = TestWeights.noise(scope, 2, 1, tokens.shape());
    Tensor loss = KERNELS.call(scope, "mean_product", tokens, cotangent);
    return Backward.gradients(scope, loss, parameters).stream()
        .map(Tensor::toFloats)
        .toArray(float[][]::new);
  }

  /** Of all tensors but those whose gradient is near zero beside the largest: it is rounding. */
  private static double leastCosine(float[][] full, float[][] mixed) {
    double largest = Arrays.stream(full).mapToDouble(MixedPrecisionTest::norm).max().orElseThrow();
    return IntStream.range(0, full.length)
        .filter(i -> norm(full[i]) > 1e-3 * largest)
        .mapToDouble(i -> cosine(full[i], mixed[i]))
        .min()
        .orElseThrow();
  }

  private static double cosine(float[] a, float[] b) {
    return product(a, b) / (norm(a) * norm(b));
  }

  private static double norm(float[] values) {
    return Math.sqrt(product(values, values));
  }

  private static double product(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
