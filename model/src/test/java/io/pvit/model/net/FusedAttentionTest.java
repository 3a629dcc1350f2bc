package io.pvit.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.fixtures.Distance;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form of attention for a GPU, on the processor. */
class FusedAttentionTest {

  @ParameterizedTest
  @CsvSource({"118, 120", "126, 128", "66, 72", "64, 64"})
  void widensAHeadToAMultipleOfEightWithZeros(int width, int wider) {
    try (TensorScope scope = TorchEngine.get().openScope()) {
      Tensor x = scope.floats(new float[] {3, 4}, 1, 1, 1, 2);

      Tensor padded = Pass.LEARNING.call(scope, "padded", x, width);

      assertThat(padded.shape()).containsExactly(1, 1, 1, wider);
      assertThat(padded.toFloats()).startsWith(3, 4, 0).endsWith(0);
    }
  }

  @Test
  void givesTheNumbersOfTheOtherForms() {
    try (Weights none = new Weights(TorchEngine.get().openScope(), Map.of());
        TensorScope scope = none.passScope()) {
      Tensor q = TestWeights.noise(scope, 1, 1, 2, 15, 3, 5); // class token, 12 patches, 2 prompts
      Tensor k = TestWeights.noise(scope, 2, 1, 2, 9, 3, 5);
      Tensor v = TestWeights.noise(scope, 3, 1, 2, 9, 3, 5);
      Tensor terms = TestWeights.noise(scope, 4, 1, 2, 12, 3, 6);
      Tensor places = TestWeights.noise(scope, 5, 1, 9, 6);

      float[] fused = Pass.LEARNING.call(scope, "attend_fused", q, k, v, terms, places).toFloats();

      for (Pass pass : new Pass[] {Pass.inference(none, scope), Pass.training(none, scope)}) {
        float[] other = pass.call("attend", q, k, v, terms, places, false).toFloats();
        assertThat(Distance.relative(fused, other)).isLessThan(2e-6);
      }
    }
  }
}
