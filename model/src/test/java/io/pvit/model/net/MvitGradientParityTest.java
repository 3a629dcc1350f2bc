package io.pvit.model.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pvit.model.fixtures.Distance;
import io.pvit.model.fixtures.Fixture;
import io.pvit.model.fixtures.Fixtures;
import io.pvit.model.learn.Backward;
import io.pvit.model.torch.Gradients;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TestDevice;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Every kernel can be differentiated, and the gradients are torchvision's. */
@Tag("parity")
class MvitGradientParityTest {

  private static final double LOSSES = 5e-6;
  private static final double GRADIENTS = 5e-5;
  private static final float ROUNDING = 1e-6f;

  /** Where it computes; the tests for a GPU say otherwise. */
  TestDevice on() {
    return TestDevice.CPU;
  }

  @TestFactory
  Stream<DynamicTest> givesTheRecordedGradientsOfTheClassLoss() {
    return Golden.each("gradients of ce", golden -> Gradients.on(() -> assertLoss(golden, "ce")));
  }

  @TestFactory
  Stream<DynamicTest> givesTheRecordedGradientsOfALossOnEveryToken() {
    return Golden.each("gradients of tok", golden -> Gradients.on(() -> assertLoss(golden, "tok")));
  }

  private void assertLoss(Golden golden, String lossName) {
    String prefix = "grad." + lossName + ".";
    List<String> names =
        golden.recorded.names().stream()
            .filter(name -> name.startsWith(prefix))
            .map(name -> name.substring(prefix.length()))
            .toList();
    if (names.isEmpty()) {
      Fixtures.skip("%s has no recorded %s*".formatted(golden.fixture.name(), prefix));
    }

    try (Weights weights = golden.weights(on().openScope());
        TensorScope scope = weights.passScope()) {
      List<Tensor> parameters = names.stream().map(weights::get).toList();
      parameters.forEach(Tensor::requireGradient);

      Tensor loss = loss(lossName, golden, Pass.training(weights, scope));
      List<Tensor> gradients = Backward.gradients(scope, loss, parameters);

      for (String said : List.of("loss_" + lossName, "loss_" + lossName + "_f64")) {
        assertThat((double) loss.toFloats()[0])
            .as(said)
            .isCloseTo(golden.fixture.number(said), within(LOSSES * on().room()));
      }
      assertThat(golden.recorded.get("loss_" + lossName).floats()[0])
          .as("recorded loss_" + lossName)
          .isEqualTo((float) golden.fixture.number("loss_" + lossName));
      for (int i = 0; i < names.size(); i++) {
        assertGradient(prefix + names.get(i), gradients.get(i), golden);
      }
    }
  }

  private static Tensor loss(String name, Golden golden, Pass pass) {
    PvitNetwork network = golden.network();
    TensorScope scope = pass.scope();
    Tensor input = golden.recorded.get("input").in(scope);
    PvitPlan plan = network.plan(scope, Golden.clipOf(input));
    Tensor tokens = network.tokens(pass, input, plan);
    if (name.equals("tok")) {
      Tensor cotangent = golden.recorded.get("cotangent").in(scope);
      return TestKernels.KERNELS.call(scope, "mean_product", tokens, cotangent);
    }
    long[] labels = golden.fixture.as(long[].class, "labels");
    return TestKernels.KERNELS.call(
        scope, "cross_entropy", network.classes(pass, tokens), scope.longs(labels, labels.length));
  }

  private void assertGradient(String name, Tensor gradient, Golden golden) {
    if (among("gradients_exactly_zero", name, golden)) {
      assertLargest(name, gradient, 0);
    } else if (among("gradients_zero_up_to_rounding", name, golden)) {
      assertLargest(name, gradient, ROUNDING * (float) on().room());
    } else {
      Distance.assertClose(name, gradient, golden.recorded.get(name), accepted(golden));
    }
  }

  /** No implementation can be held to more than float32 itself gives. */
  private double accepted(Golden golden) {
    double float32 =
        golden
            .fixture
            .description()
            .path("float32_vs_float64")
            .path("worst_gradient")
            .path("max_abs_over_max")
            .asDouble();
    return on().room() * Math.max(GRADIENTS, 2 * float32);
  }

  private static void assertLargest(String name, Tensor gradient, float accepted) {
    for (float value : gradient.toFloats()) {
      assertThat(Math.abs(value)).as(name).isLessThanOrEqualTo(accepted);
    }
  }

  private static boolean among(String list, String name, Golden golden) {
    return Fixture.texts(golden.fixture.at(list)).contains(name);
  }
}
