package io.pvit.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.fixtures.Distance;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BatchTest {

  private static final Extent CLIP = new Extent(16, 64, 96);

  private final PvitNetwork network = new PvitNetwork(Preset.named("micro").architecture(), 80);

  @Test
  void aClipComesOutTheSameInABatchOfThreeAsAlone() {
    try (Weights weights = TestWeights.random(network);
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

  private static float[] third(float[] values, int index) {
    int size = values.length / 3;
    return Arrays.copyOfRange(values, index * size, (index + 1) * size);
  }
}
