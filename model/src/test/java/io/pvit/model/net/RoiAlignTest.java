package io.pvit.model.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoiAlignTest {

  private static final RoiAlign ALIGN = new RoiAlign(0.5, 1, 2, 2, true);

  @Test
  void averagesTheFeaturesUnderABox() {
    // columns 0..3 with the value of the column; the box covers columns 1 and 2 of the features
    float[] features = {0, 1, 2, 3, 0, 1, 2, 3};

    assertThat(of(features, new Roi(0, new Box(2, 0, 6, 4))).toFloats()).containsExactly(1, 2);
  }

  @Test
  void givesNothingWhereThereIsNoRegion() {
    assertThat(of(new float[8]).shape()).containsExactly(0, 1, 1, 2);
  }

  @Test
  void refusesARegionOfAnImageThatIsNotInTheBatch() {
    assertThatThrownBy(() -> of(new float[8], new Roi(1, new Box(0, 0, 1, 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rois[0].image must be below 1, was 1");
  }

  @Test
  void refusesABoxThatIsNowhere() {
    assertThatThrownBy(() -> new Box(0, 0, Float.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a box must be finite, was 0.0, 0.0, NaN, 1.0");
  }

  private static Tensor of(float[] features, Roi... rois) {
    Weights none = new Weights(TorchEngine.get().openScope(), Map.of());
    TensorScope scope = none.passScope();
    return ALIGN.of(Pass.inference(none, scope), scope.floats(features, 1, 1, 2, 4), List.of(rois));
  }
}
