package io.pvit.model.net;

import static io.pvit.model.fixtures.Distance.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pvit.model.fixtures.Digest;
import io.pvit.model.fixtures.Fixture;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TestDevice;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The network is torchvision's, number by number, for any architecture that is handed in. */
@Tag("parity")
class MvitParityTest {

  private static final double ACTIVATIONS = 5e-6;

  /** Where it computes; the tests for a GPU say otherwise. */
  TestDevice on() {
    return TestDevice.CPU;
  }

  @TestFactory
  Stream<DynamicTest> hasTheParametersOfTheGoldenModel() {
    return Golden.each("parameters", MvitParityTest::assertParameters);
  }

  @TestFactory
  Stream<DynamicTest> givesTheRecordedActivationsAtEveryStep() {
    return Golden.each("activations", golden -> assertActivations(golden, ""));
  }

  @TestFactory
  Stream<DynamicTest> givesTheRecordedLogits() {
    return Golden.each(
        "logits",
        golden -> {
          assertLogits(golden, "");
          JsonNode said = golden.fixture.description();
          assertThat(golden.recorded.get("labels").longs())
              .as("labels")
              .containsExactly(golden.fixture.as(long[].class, "labels"));
          assertThat(golden.recorded.get("logits_f64").doubles())
              .as("logits_f64")
              .containsExactly(Fixture.numbers(said.path("logits_f64")));
        });
  }

  @TestFactory
  Stream<DynamicTest> givesTheRecordedNumbersForAClipOfAnotherSize() {
    return Golden.each(
        "another clip size",
        said -> said.path("alt").isObject(),
        golden -> {
          assertActivations(golden, "alt.");
          assertLogits(golden, "alt.");
        });
  }

  private static void assertParameters(Golden golden) {
    PvitNetwork network = golden.network();

    assertThat(
            network.parameters().stream()
                .collect(Collectors.toMap(ParameterSpec::name, ParameterSpec::shape)))
        .isEqualTo(
            golden.weights.names().stream()
                .collect(
                    Collectors.toMap(
                        Function.identity(),
                        name -> Arrays.stream(golden.weights.get(name).shape()).boxed().toList())));
    assertThat((double) network.parameterCount()).isEqualTo(golden.fixture.number("parameters"));
    for (Map.Entry<String, JsonNode> digest : golden.fixture.at("weights_sha256").properties()) {
      assertThat(Digest.of(golden.weights.get(digest.getKey()).floats()))
          .as(digest.getKey())
          .isEqualTo(digest.getValue().asText());
    }
  }

  /** Holds whatever was recorded of the way from the input to the last norm. */
  private void assertActivations(Golden golden, String clip) {
    Mvit backbone = golden.network().backbone();

    try (Weights weights = golden.weights(on().openScope());
        TensorScope scope = weights.passScope()) {
      Pass pass = Pass.inference(weights, scope);
      Tensor input = golden.recorded.get(clip + "input").in(scope);
      Plan plan = backbone.plan(scope, Golden.clipOf(input));
      String recorded = clip + "act.";

      hold(golden, recorded + "conv_proj", () -> backbone.patches().forward(pass, input));
      Tensor x = backbone.tokens(pass, input);
      Tensor tokens = x;
      hold(golden, recorded + "tokens_in", () -> tokens);
      for (int i = 0; i < backbone.blocks().size(); i++) {
        MultiscaleBlock block = backbone.blocks().get(i);
        BlockPlan blockPlan = plan.blocks().get(i);
        Tensor before = x;
        hold(
            golden,
            recorded + "blocks." + i + ".attn",
            () -> block.attentionOf(pass, before, blockPlan));
        Tensor after = block.forward(pass, x, blockPlan);
        hold(golden, recorded + "blocks." + i, () -> after);
        x = after;
      }
      Tensor last = x;
      hold(golden, recorded + "norm", () -> backbone.norm().forward(pass, last));
    }
  }

  private void hold(Golden golden, String name, Supplier<Tensor> actual) {
    if (golden.recorded.has(name)) {
      assertClose(name, actual.get(), golden.recorded.get(name), ACTIVATIONS * on().room());
    }
  }

  private void assertLogits(Golden golden, String clip) {
    PvitNetwork network = golden.network();

    try (Weights weights = golden.weights(on().openScope());
        TensorScope scope = weights.passScope()) {
      Pass pass = Pass.inference(weights, scope);
      Tensor input = golden.recorded.get(clip + "input").in(scope);
      PvitPlan plan = network.plan(scope, Golden.clipOf(input));

      Tensor logits = network.classes(pass, network.tokens(pass, input, plan));

      assertClose(
          "logits", logits, golden.recorded.get(clip + "logits"), ACTIVATIONS * on().room());
      if (clip.isEmpty()) {
        for (String said : new String[] {"logits", "logits_f64"}) {
          assertClose(
              said, logits, Fixture.numbers(golden.fixture.at(said)), ACTIVATIONS * on().room());
        }
      }
    }
  }
}
