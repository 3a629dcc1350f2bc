package io.pvit.model.net;

import static io.pvit.model.net.Distance.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The network is torchvision's, number by number. */
class GoldenModelTest {

  private static final double ACTIVATIONS = 5e-6;

  @ParameterizedTest
  @ValueSource(strings = {"tiny-a", "tiny-b"})
  void hasTheParametersOfTheGoldenModel(String name) {
    Golden golden = new Golden(name);

    PvitNetwork network = new PvitNetwork(golden.architecture(), 0);

    assertThat(
            network.parameters().stream()
                .collect(Collectors.toMap(ParameterSpec::name, ParameterSpec::shape)))
        .isEqualTo(
            golden.weights.entrySet().stream()
                .collect(
                    Collectors.toMap(
                        entry -> entry.getKey(),
                        entry -> Arrays.stream(entry.getValue().shape()).boxed().toList())));
    assertThat(network.parameterCount()).isEqualTo(golden.description.get("parameters").asLong());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny-a", "tiny-b"})
  void givesTheRecordedActivationsAtEveryStep(String name) {
    Golden golden = new Golden(name);
    Mvit backbone = new PvitNetwork(golden.architecture(), 0).backbone();

    try (Weights weights = golden.weights(TorchEngine.get().openScope());
        TensorScope scope = weights.passScope()) {
      Pass pass = Pass.inference(weights, scope);
      Tensor input = golden.recorded("input").in(scope);
      Plan plan = backbone.plan(scope, clipOf(input));

      Tensor patches = backbone.patches().forward(pass, input);
      assertClose("conv_proj", patches, golden.recorded("act.conv_proj"), ACTIVATIONS);
      Tensor x = backbone.tokens(pass, input);
      assertClose("tokens_in", x, golden.recorded("act.tokens_in"), ACTIVATIONS);
      for (int i = 0; i < backbone.blocks().size(); i++) {
        MultiscaleBlock block = backbone.blocks().get(i);
        BlockPlan blockPlan = plan.blocks().get(i);
        String recorded = "act.blocks." + i;
        if (golden.recorded.containsKey(recorded + ".attn")) {
          Tensor attention = block.attentionOf(pass, x, blockPlan);
          assertClose(
              recorded + ".attn", attention, golden.recorded(recorded + ".attn"), ACTIVATIONS);
        }
        x = block.forward(pass, x, blockPlan);
        assertClose(recorded, x, golden.recorded(recorded), ACTIVATIONS);
      }
      Tensor normed = backbone.norm().forward(pass, x);
      assertClose("norm", normed, golden.recorded("act.norm"), ACTIVATIONS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny-a:", "tiny-b:", "tiny-b:alt."})
  void givesTheRecordedLogitsAlsoForAClipOfAnotherSize(String nameAndClip) {
    Golden golden = new Golden(nameAndClip.split(":", -1)[0]);
    String clip = nameAndClip.split(":", -1)[1];
    PvitNetwork network = new PvitNetwork(golden.architecture(), 0);

    try (Weights weights = golden.weights(TorchEngine.get().openScope());
        TensorScope scope = weights.passScope()) {
      Pass pass = Pass.inference(weights, scope);
      Tensor input = golden.recorded(clip + "input").in(scope);
      PvitPlan plan = network.plan(scope, clipOf(input));

      Tensor logits = network.classes(pass, network.tokens(pass, input, plan));

      assertClose("logits", logits, golden.recorded(clip + "logits"), ACTIVATIONS);
    }
  }

  static Extent clipOf(Tensor input) {
    long[] shape = input.shape();
    return new Extent((int) shape[2], (int) shape[3], (int) shape[4]);
  }
}
