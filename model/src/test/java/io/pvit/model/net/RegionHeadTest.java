package io.pvit.model.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TestDevice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegionHeadTest {

  private static final Extent GRID = new Extent(2, 4, 4);

  private final TensorScope scope = on().openScope();

  /** Where it computes; the tests for a GPU say otherwise. */
  TestDevice on() {
    return TestDevice.CPU;
  }

  @AfterEach
  void close() {
    scope.close();
  }

  @Test
  void scoresTheStrongestOfARegionsMeanOverTimeOnly() {
    RegionHead head = new RegionHead(new ParameterList(), 1, 2, 16, 0.5);
    float[] tokens = new float[1 + 32 + 3]; // class token, patches, prompts
    tokens[0] = 100;
    tokens[33] = 100;
    tokens[1 + 5] = 3; // row 1, column 1 of the first slice
    tokens[1 + 16 + 5] = 1; // and of the second: 2 on average
    tokens[1 + 15] = 8; // the last corner: 4 on average
    Weights weights =
        new Weights(
            scope,
            Map.of(
                "regions.projection.weight", scope.floats(new float[] {1, -10}, 2, 1),
                "regions.projection.bias", scope.floats(new float[] {0.5f, 0}, 2)));

    Tensor logits =
        head.forward(
            Pass.inference(weights, scope),
            scope.floats(tokens, 1, 36, 1),
            GRID,
            List.of(
                new Roi(0, new Box(8, 8, 40, 40)), // two patches wide around the middle of one
                new Roi(0, new Box(0, 0, 64, 64))));

    // The middle bin of seven takes its one sample at pixel 24 / 16 - 0.5 = 1: the patch itself.
    assertThat(logits.shape()).containsExactly(2, 2);
    float[] numbers = logits.toFloats();
    assertThat(numbers[0]).isCloseTo(2.5f, within(1e-5f));
    assertThat(numbers[1]).isCloseTo(-20, within(1e-4f));
    // The last bin of the whole picture is sampled at 3.2143, beyond the last patch's middle.
    assertThat(numbers[2]).isCloseTo(4.5f, within(1e-5f));
  }

  @Test
  void reckonsInTheLastGridsPixels() {
    Architecture micro = Preset.named("micro").architecture().withRegionHead(true);
    PvitNetwork network = new PvitNetwork(micro, 80);
    try (Weights weights = TestWeights.random(network);
        TensorScope pass = weights.passScope()) {
      PvitPlan plan = network.plan(pass, TestClips.SIZE);
      Pass inference = Pass.inference(weights, pass);
      Tensor tokens = network.tokens(inference, TestClips.noise(pass, 2), plan);
      List<Roi> rois = List.of(new Roi(1, new Box(16, 0, 32, 16)));

      float[] logits = network.regions(inference, tokens, plan, rois).toFloats();

      RegionHead scaled = new RegionHead(new ParameterList(), 96, 80, 16, 0);
      assertThat(logits).hasSize(80);
      assertThat(scaled.forward(inference, tokens, plan.backbone().out(), rois).toFloats())
          .isEqualTo(logits);
    }
  }

  @Test
  void isRefusedWherePatchesAreNotSquare() {
    Architecture micro = Preset.named("micro").architecture();
    MvitConfig square = micro.backbone();
    MvitConfig oblong =
        new MvitConfig(
            square.spatialSize(),
            square.temporalSize(),
            0,
            true,
            false,
            true,
            true,
            square.patchEmbedKernel(),
            new Extent(2, 4, 2),
            square.patchEmbedPadding(),
            square.layerNormEps(),
            square.gelu(),
            0,
            0,
            square.blockSetting());

    assertThatThrownBy(
            () ->
                new Architecture(
                    "oblong", oblong, PromptConfig.NONE, false, true, TaskHeadsConfig.NONE))
        .hasMessage("regionHead needs patches as high as wide, they have 16 x 8 pixels");
  }
}
