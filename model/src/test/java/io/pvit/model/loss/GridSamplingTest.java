package io.pvit.model.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.model.net.Extent;
import org.junit.jupiter.api.Test;

class GridSamplingTest {

  private static final Extent CLIP = new Extent(4, 4, 6);

  @Test
  void takesThePixelInTheMiddleOfAPlaceAndTheFirstFrameOfASlice() {
    int[] pixels = new int[4 * 4 * 6];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i;
    }

    int[] sampled = new GridSampling(CLIP, new Extent(2, 2, 2), 2).sample(pixels);

    // rows 1 and 3, columns 1 and 4, frames 0 and 2
    assertThat(sampled).containsExactly(7, 10, 19, 22, 55, 58, 67, 70);
  }

  @Test
  void keepsTheChannelsOfAPixelTogether() {
    float[] pixels = new float[4 * 4 * 6 * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i;
    }

    float[] sampled = new GridSampling(CLIP, new Extent(1, 1, 1), 2).sample(pixels, 3);

    assertThat(sampled).containsExactly(45, 46, 47); // row 2, column 3
  }

  @Test
  void changesNothingOnTheSameGrid() {
    float[] pixels = new float[4 * 4 * 6];
    pixels[17] = 1;

    assertThat(new GridSampling(CLIP, CLIP, 1).sample(pixels, 1)).isEqualTo(pixels);
  }

  @Test
  void refusesSlicesBeyondTheLastFrame() {
    assertThatThrownBy(() -> new GridSampling(CLIP, new Extent(3, 2, 2), 2))
        .hasMessage(
            "temporalStride must be >= 1 and reach no further than 4 frames, was 2 over 3 slices");
  }
}
