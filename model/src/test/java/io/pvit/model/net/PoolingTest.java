package io.pvit.model.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolingTest {

  private static final Extent THREE = new Extent(3, 3, 3);

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "1, 4", "1, 8", "2, 3", "3, 1"})
  void scalesAPromptAsIfItFilledTheWholeKernel(int strideT, int stride) {
    Pooling pooling = new Pooling(THREE, new Extent(strideT, stride, stride));
    float[] kernel = new float[27];
    for (int i = 0; i < 27; i++) {
      kernel[i] = (float) Math.sin(i + 1);
    }

    double scale = 0;
    for (int i = 0; i < 27; i++) {
      scale += kernel[i] * pooling.promptCover()[i];
    }

    assertThat(scale).isCloseTo(averageOverACubeOfOnes(kernel, pooling), within(1e-6));
  }

  @Test
  void keepsTheTapsInTheOrderOfTheKernel() {
    float[] cover = new Pooling(THREE, new Extent(1, 2, 4)).promptCover();

    assertThat(cover[1 * 9 + 1 * 3 + 1]).isEqualTo(1f); // the centre
    assertThat(cover[0 * 9 + 1 * 3 + 1]).isEqualTo(2f / 3); // before it, stride 1
    assertThat(cover[1 * 9 + 0 * 3 + 1]).isEqualTo(1f / 2); // above it, stride 2
    assertThat(cover[1 * 9 + 1 * 3 + 0]).isEqualTo(0f); // left of it, stride 4
  }

  @Test
  void knowsTheGridThatAStrideLeaves() {
    Pooling pooling = new Pooling(THREE, new Extent(1, 8, 2));

    assertThat(pooling.grid(new Extent(4, 20, 15))).isEqualTo(new Extent(4, 3, 8));
  }

  /** The definition, counted out: convolve a cube of ones as large as the kernel, take the mean. */
  private static double averageOverACubeOfOnes(float[] kernel, Pooling pooling) {
    Extent stride = pooling.stride();
    double sum = 0;
    int outputs = 0;
    for (int t = 0; t < 3; t += stride.t()) {
      for (int h = 0; h < 3; h += stride.h()) {
        for (int w = 0; w < 3; w += stride.w()) {
          outputs++;
          for (int tap = 0; tap < 27; tap++) {
            boolean inside =
                within3(t - 1 + tap / 9)
                    && within3(h - 1 + tap / 3 % 3)
                    && within3(w - 1 + tap % 3);
            sum += inside ? kernel[tap] : 0;
          }
        }
      }
    }
    return sum / outputs;
  }

  private static boolean within3(int at) {
    return at >= 0 && at < 3;
  }
}
