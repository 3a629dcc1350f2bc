package io.pvit.model.net;

import static io.pvit.model.fixtures.Distance.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import io.pvit.model.fixtures.Fixture;
import io.pvit.model.fixtures.Fixtures;
import io.pvit.model.learn.Backward;
import io.pvit.model.torch.Gradients;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The network at the size that people use is torchvision's, forward and backward. */
@Tag("parity")
class FullSizeParityTest {

  private static final double LOGITS = 1e-5;
  private static final double ACTIVATIONS = 2e-5;
  private static final double LOSS = 5e-6;
  private static final double GRADIENT_VALUES = 5e-3;
  private static final double GRADIENT_NORM_PERCENT = 0.1;
  private static final float ROUNDING = 1e-6f;

  @TestFactory
  Stream<DynamicTest> givesTheRecordedNumbers() {
    return each("full size", FullSizeParityTest::assertForward);
  }

  @TestFactory
  Stream<DynamicTest> givesTheRecordedGradients() {
    return each("full size, gradients", model -> Gradients.on(() -> assertBackward(model)));
  }

  private static Stream<DynamicTest> each(String part, Consumer<ClosedFormModel> test) {
    return Fixtures.each(
        "mvit",
        part,
        fixture -> fixture.description().has("fill"),
        fixture -> test.accept(new ClosedFormModel(fixture)));
  }

  private static void assertForward(ClosedFormModel model) {
    PvitNetwork network = Golden.network(model.config());
    assertThat((double) network.parameterCount())
        .isEqualTo(model.fixture().number("parameters_total"));

    try (Weights weights = model.weights(TorchEngine.get().openScope(), network)) {
      for (Map.Entry<String, JsonNode> result : model.fixture().at("results").properties()) {
        try (TensorScope scope = weights.passScope()) {
          Tensor input = model.input(scope, result.getKey());
          assertPass(network, Pass.inference(weights, scope), input, result.getValue());
        }
      }
    }
  }

  private static void assertPass(PvitNetwork network, Pass pass, Tensor input, JsonNode recorded) {
    Mvit backbone = network.backbone();
    PvitPlan plan = network.plan(pass.scope(), Golden.clipOf(input));
    JsonNode activations = recorded.path("activations");

    hold(activations, "conv_proj", backbone.patches().forward(pass, input));
    Tensor x = backbone.tokens(pass, input);
    for (int i = 0; i < backbone.blocks().size(); i++) {
      Tensor before = x;
      MultiscaleBlock block = backbone.blocks().get(i);
      BlockPlan blockPlan = plan.backbone().blocks().get(i);
      x = pass.only(step -> block.forward(step, before, blockPlan));
      before.close();
      hold(activations, "blocks." + i, x);
    }
    Tensor tokens = backbone.norm().forward(pass, x);
    hold(activations, "norm", tokens);

    Tensor logits = network.classes(pass, tokens);
    assertClose("logits", logits, Fixture.numbers(recorded.path("logits")), LOGITS);
    assertClose("logits_f64", logits, Fixture.numbers(recorded.path("logits_f64")), LOGITS);
  }

  /** Sampled values, within a share of the activation's deviation. */
  private static void hold(JsonNode activations, String name, Tensor actual) {
    JsonNode recorded = activations.path(name);
    assertThat(recorded.isObject()).as(name + " is recorded").isTrue();
    float[] values = actual.toFloats();
    assertSamples(name, values, recorded, ACTIVATIONS * recorded.path("std").asDouble());
    assertThat(norm(values))
        .as(name + ".l2")
        .isCloseTo(recorded.path("l2").asDouble(), withinPercentage(100 * ACTIVATIONS));
  }

  private static void assertBackward(ClosedFormModel model) {
    PvitNetwork network = Golden.network(model.config());
    List<String> names = network.parameters().stream().map(ParameterSpec::name).toList();

    try (Weights weights = model.weights(TorchEngine.get().openScope(), network)) {
      List<Tensor> parameters = names.stream().map(weights::get).toList();
      parameters.forEach(Tensor::requireGradient);
      int held = 0;
      for (Map.Entry<String, JsonNode> result : model.fixture().at("results").properties()) {
        for (Map.Entry<String, JsonNode> loss : result.getValue().properties()) {
          if (loss.getKey().startsWith("cross_entropy")) {
            try (TensorScope scope = weights.passScope()) {
              Tensor input = model.input(scope, result.getKey());
              Pass pass = Pass.training(weights, scope);
              assertGradients(network, pass, input, loss.getValue(), names, parameters);
            }
            held++;
          }
        }
      }
      if (held == 0) {
        Fixtures.skip(model.fixture().name() + " has no recorded gradients");
      }
    }
  }

  private static void assertGradients(
      PvitNetwork network,
      Pass pass,
      Tensor input,
      JsonNode recorded,
      List<String> names,
      List<Tensor> parameters) {
    TensorScope scope = pass.scope();
    PvitPlan plan = network.plan(scope, Golden.clipOf(input));
    Tensor logits = network.classes(pass, network.tokens(pass, input, plan));
    Tensor label = scope.longs(new long[] {recorded.path("label").asLong()}, 1);

    Tensor loss = TestKernels.KERNELS.call(scope, "cross_entropy", logits, label);
    List<Tensor> gradients = Backward.gradients(scope, loss, parameters);

    for (String said : List.of("loss", "loss_f64")) {
      assertThat((double) loss.toFloats()[0])
          .as(said)
          .isCloseTo(recorded.path(said).asDouble(), within(LOSS));
    }
    List<String> zeros = Fixture.texts(recorded.path("gradients_zero_up_to_rounding"));
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      float[] gradient = gradients.get(i).toFloats();
      if (zeros.contains(name)) {
        for (float value : gradient) {
          assertThat(Math.abs(value)).as(name).isLessThanOrEqualTo(ROUNDING);
        }
      } else {
        assertGradient(name, gradient, recorded.path("gradients").path(name));
      }
    }
  }

  private static void assertGradient(String name, float[] gradient, JsonNode recorded) {
    assertThat(recorded.isObject()).as(name + " is recorded").isTrue();
    assertSamples(name, gradient, recorded, GRADIENT_VALUES * recorded.path("max_abs").asDouble());
    assertThat(norm(gradient))
        .as(name + ".l2")
        .isCloseTo(recorded.path("l2_f64").asDouble(), withinPercentage(GRADIENT_NORM_PERCENT));
  }

  private static void assertSamples(
      String name, float[] values, JsonNode recorded, double accepted) {
    int[] positions =
        Fixture.elements(recorded.path("positions")).mapToInt(JsonNode::asInt).toArray();
    double[] expected = Fixture.numbers(recorded.path("values"));
    assertThat(positions).as(name).isNotEmpty().hasSameSizeAs(expected);
    for (int i = 0; i < positions.length; i++) {
      assertThat((double) values[positions[i]])
          .as("%s[%d]", name, positions[i])
          .isCloseTo(expected[i], within(accepted));
    }
  }

  private static double norm(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }
}
