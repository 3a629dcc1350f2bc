package io.pvit.model.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActorHeadTest {

  private static final Offset<Float> CLOSE = within(1e-5f);
  private static final int CHANNELS = 4;
  private static final Extent GRID = new Extent(3, 2, 4);
  private static final int TOKENS = 1 + 3 * 2 * 4 + 2; // class token, patches, two prompts

  private final ParameterList parameters = new ParameterList();
  private final ActorHead head = new ActorHead(parameters, CHANNELS, 80);
  private final TensorScope scope = TorchEngine.get().openScope();

  @AfterEach
  void close() {
    scope.close();
  }

  @Test
  void answersOncePerCellOfOneSlice() {
    ActorOutput output = forward(weights(0.1), tokens(), 1);

    assertThat(output.presence().shape()).containsExactly(1, 8, 1);
    assertThat(output.boxes().shape()).containsExactly(1, 8, 4);
    assertThat(output.actions().shape()).containsExactly(1, 8, 80);
  }

  @Test
  void beginsWithAPersonOfUsualSizeOnEveryCell() {
    float[] boxes = forward(weights(0), tokens(), 1).boxes().toFloats();

    float[] secondRowThirdColumn = Arrays.copyOfRange(boxes, 6 * 4, 7 * 4);
    assertThat(secondRowThirdColumn[0]).isCloseTo(2.5f / 4, CLOSE);
    assertThat(secondRowThirdColumn[1]).isCloseTo(1.5f / 2, CLOSE);
    assertThat(secondRowThirdColumn[2]).isCloseTo(0.15f, CLOSE);
    assertThat(secondRowThirdColumn[3]).isCloseTo(0.4f, CLOSE);
  }

  @Test
  void looksAtTheCellOfTheKeySliceItsMeanOverTimeAndTheClassToken() {
    Pass pass = Pass.inference(weights(0), scope);
    float[] tokens = tokens().toFloats();

    float[] queries = pass.call("actor_queries", tokens(), GRID.toLongs(), 2).toFloats();

    int cell = 5;
    float[] query = Arrays.copyOfRange(queries, cell * 3 * CHANNELS, (cell + 1) * 3 * CHANNELS);
    for (int channel = 0; channel < CHANNELS; channel++) {
      float first = tokens[(1 + cell) * CHANNELS + channel];
      float second = tokens[(1 + 8 + cell) * CHANNELS + channel];
      float third = tokens[(1 + 16 + cell) * CHANNELS + channel];
      assertThat(query[channel]).isEqualTo(third);
      assertThat(query[CHANNELS + channel]).isCloseTo((first + second + third) / 3, CLOSE);
      assertThat(query[2 * CHANNELS + channel]).isEqualTo(tokens[channel]);
    }
  }

  private ActorOutput forward(Weights weights, Tensor tokens, int slice) {
    Tensor references = ActorHead.references(scope, GRID);
    return head.forward(Pass.inference(weights, scope), tokens, GRID, slice, references);
  }

  private Tensor tokens() {
    return TestWeights.noise(scope, 1, 1, 1, TOKENS, CHANNELS);
  }

  private Weights weights(double deviation) {
    Map<String, Tensor> tensors = new HashMap<>();
    for (ParameterSpec spec : parameters.specs()) {
      tensors.put(
          spec.name(),
          TestWeights.noise(scope, spec.name().hashCode(), deviation, TestWeights.shape(spec)));
    }
    return new Weights(scope, tensors);
  }
}
