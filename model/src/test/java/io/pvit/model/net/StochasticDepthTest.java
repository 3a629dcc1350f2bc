package io.pvit.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.fixtures.Distance;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StochasticDepthTest {

  private static final Extent CLIP = new Extent(4, 32, 48);

  @Test
  void growsEvenlyFromNothingInTheFirstBlockToTheLast() {
    assertThat(StochasticDepth.rate(0.2, 0, 16)).isZero();
    assertThat(StochasticDepth.rate(0.3, 5, 16)).isEqualTo(0.1);
    assertThat(StochasticDepth.rate(0.2, 15, 16)).isEqualTo(0.2);
    assertThat(StochasticDepth.rate(0.2, 0, 1)).isZero();
  }

  @Test
  void multipliesTheBranchOfEachClipWithItsShare() {
    try (TensorScope scope = TorchEngine.get().openScope()) {
      Tensor around = scope.floats(new float[] {1, 2, 3, 4}, 2, 1, 2);
      Tensor branch = scope.floats(new float[] {10, 20, 30, 40}, 2, 1, 2);
      Tensor shares = scope.floats(new float[] {0, 1.25f}, 2, 1, 1);
      Pass pass = Pass.training(new Weights(scope, Map.of()), scope);

      float[] sum = pass.call("add_kept", around, branch, shares).toFloats();

      assertThat(sum).containsExactly(1, 2, 40.5f, 54);
    }
  }

  @Test
  void keepsTheClipsThatTheSeedSays() {
    StochasticDepth depth = new StochasticDepth("blocks.1.attn", 0.5);

    assertThat(depth.shares(7, 8)).containsExactly(0, 2, 2, 0, 2, 2, 2, 2);
    assertThat(depth.shares(8, 8)).isNotEqualTo(depth.shares(7, 8));
    assertThat(new StochasticDepth("blocks.1.mlp", 0.5).shares(7, 8))
        .isNotEqualTo(depth.shares(7, 8));
  }

  @Test
  void leavesOutTheShareOfClipsThatItsRateSays() {
    int left = 0;
    for (float share : new StochasticDepth("here", 0.2).shares(3, 10_000)) {
      assertThat(share).isIn(0f, 1.25f);
      left += share == 0 ? 1 : 0;
    }

    assertThat(left).isBetween(1900, 2100);
  }

  @Test
  void changesTrainingPassesWithASeedOnlyAndThoseRepeatably() {
    MvitConfig micro = Preset.named("micro").architecture().backbone();
    PvitNetwork network = new PvitNetwork(Architecture.plain("deep", withDepth(micro)), 0);
    try (Weights weights = TestWeights.random(network);
        TensorScope scope = weights.passScope()) {
      float[] still = tokens(network, Pass.training(weights, scope));
      float[] first = tokens(network, Pass.training(weights, scope, 1));

      assertThat(tokens(network, Pass.training(weights, scope, 1))).isEqualTo(first);
      assertThat(tokens(network, Pass.training(weights, scope, 2))).isNotEqualTo(first);
      assertThat(Distance.relative(first, still)).isGreaterThan(1e-3);
      assertThat(Distance.relative(tokens(network, Pass.inference(weights, scope)), still))
          .isLessThan(1e-5);
    }
  }

  private static float[] tokens(PvitNetwork network, Pass pass) {
    TensorScope scope = pass.scope();
    Tensor clips = TestWeights.noise(scope, 1, 1, 2, 3, CLIP.t(), CLIP.h(), CLIP.w());
    return network.tokens(pass, clips, network.plan(scope, CLIP)).toFloats();
  }

  private static MvitConfig withDepth(MvitConfig config) {
    return new MvitConfig(
        config.spatialSize(),
        config.temporalSize(),
        0,
        true,
        false,
        true,
        true,
        config.patchEmbedKernel(),
        config.patchEmbedStride(),
        config.patchEmbedPadding(),
        config.layerNormEps(),
        config.gelu(),
        0,
        0.6,
        config.blockSetting());
  }
}
