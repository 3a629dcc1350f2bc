package io.pvit.model.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.pvit.model.torch.Gradients;
import io.pvit.model.torch.KernelLibrary;
import io.pvit.model.torch.KernelText;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kernel can be differentiated, and the gradients are torchvision's. */
class GoldenGradientTest {

  private static final double LOSSES = 5e-6;
  private static final double GRADIENTS = 5e-5;

  private static final KernelLibrary KERNELS =
      TorchEngine.get().compile(KernelText.of(GoldenGradientTest.class, "gradients.torchscript"));

  @ParameterizedTest
  @ValueSource(strings = {"tiny-a:tok", "tiny-b:tok", "tiny-b:ce"})
  void givesTheRecordedGradientOfEveryParameter(String nameAndLoss) {
    Gradients.on(() -> assertGradients(nameAndLoss));
  }

  private static void assertGradients(String nameAndLoss) {
    Golden golden = new Golden(nameAndLoss.split(":", -1)[0]);
    String lossName = nameAndLoss.split(":", -1)[1];
    PvitNetwork network = new PvitNetwork(golden.architecture(), 0);
    List<String> names = network.parameters().stream().map(ParameterSpec::name).toList();

    try (Weights weights = golden.weights(TorchEngine.get().openScope());
        TensorScope scope = weights.passScope()) {
      List<Tensor> parameters = names.stream().map(weights::get).toList();
      parameters.forEach(Tensor::requireGradient);
      Pass pass = Pass.training(weights, scope);

      Tensor loss = loss(lossName, network, pass, golden);
      List<Tensor> gradients = KERNELS.callForList(scope, "gradients", loss, parameters);

      assertThat((double) loss.toFloats()[0])
          .isCloseTo(golden.description.get("loss_" + lossName).asDouble(), within(LOSSES));
      for (int i = 0; i < names.size(); i++) {
        assertGradient("grad." + lossName + "." + names.get(i), gradients.get(i), golden);
      }
    }
  }

  private static Tensor loss(String name, PvitNetwork network, Pass pass, Golden golden) {
    TensorScope scope = pass.scope();
    Tensor input = golden.recorded("input").in(scope);
    PvitPlan plan = network.plan(scope, GoldenModelTest.clipOf(input));
    Tensor tokens = network.tokens(pass, input, plan);
    if (name.equals("tok")) {
      return KERNELS.call(scope, "mean_product", tokens, golden.recorded("cotangent").in(scope));
    }
    long label = golden.description.get("labels").get(0).asLong();
    return KERNELS.call(
        scope, "cross_entropy", network.classes(pass, tokens), scope.longs(new long[] {label}, 1));
  }

  private static void assertGradient(String name, Tensor gradient, Golden golden) {
    if (names(golden.description.get("gradients_exactly_zero")).contains(name)) {
      assertThat(gradient.toFloats()).as(name).containsOnly(0f);
    } else if (names(golden.description.get("gradients_zero_up_to_rounding")).contains(name)) {
      for (float value : gradient.toFloats()) {
        assertThat(value).as(name).isBetween(-1e-6f, 1e-6f);
      }
    } else {
      Distance.assertClose(name, gradient, golden.recorded(name), GRADIENTS);
    }
  }

  private static List<String> names(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
