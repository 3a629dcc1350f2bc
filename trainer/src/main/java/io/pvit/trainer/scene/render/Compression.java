package io.pvit.trainer.scene.render;

import java.util.Arrays;

/**
 * What is left of a picture that was stored as JPEG: colour at half size, blocks of 8 x 8 by a
 * cosine transform, its coefficients rounded by the tables of ITU T.81, Annex K, scaled as libjpeg
 * does. Plain arithmetic in a fixed order: the same bits everywhere.
 */
final class Compression {

  private static final int SIDE = 8;
  private static final int[] BRIGHTNESS = {
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
    14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
    92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99
  };
  private static final int[] COLOUR = {
    17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99,
    47, 66, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99
  };

  private final int width;
  private final int height;
  private final float[] luma; // (H', W') to whole blocks of 16
  private final float[] blueness; // (H' / 2, W' / 2)
  private final float[] redness; // (H' / 2, W' / 2)
  private final int stride;
  private final int rows;
  private final float[] brightnessSteps; // 64, by rows of coefficients
  private final float[] colourSteps; // 64
  private final CosineBlock block = new CosineBlock();

  /** Of a quality of 1..100. */
  Compression(int quality, int width, int height) {
    this.width = width;
    this.height = height;
    stride = (width + 2 * SIDE - 1) / (2 * SIDE) * 2 * SIDE;
    rows = (height + 2 * SIDE - 1) / (2 * SIDE) * 2 * SIDE;
    luma = new float[stride * rows];
    blueness = new float[stride * rows / 4];
    redness = new float[stride * rows / 4];
    brightnessSteps = steps(BRIGHTNESS, quality);
    colourSteps = steps(COLOUR, quality);
  }

  private static float[] steps(int[] table, int quality) {
    int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
    float[] steps = new float[table.length];
    for (int i = 0; i < table.length; i++) {
      steps[i] = Math.max(1, Math.min(255, (table[i] * percent + 50) / 100));
    }
    return steps;
  }

  /** Bytes (H, W, 3) from an offset are stored and read again. */
  void store(byte[] rgb, int offset) {
    split(rgb, offset);
    plane(luma, stride, rows, brightnessSteps);
    plane(blueness, stride / 2, rows / 2, colourSteps);
    plane(redness, stride / 2, rows / 2, colourSteps);
    join(rgb, offset);
  }

  /** Beyond the edges the last pixel goes on. */
  private void split(byte[] rgb, int offset) {
    Arrays.fill(blueness, 0);
    Arrays.fill(redness, 0);
    for (int row = 0; row < rows; row++) {
      int line = offset + Math.min(row, height - 1) * width * 3;
      for (int column = 0; column < stride; column++) {
        int at = line + Math.min(column, width - 1) * 3;
        float r = rgb[at] & 255;
        float g = rgb[at + 1] & 255;
        float b = rgb[at + 2] & 255;
        luma[row * stride + column] = 0.299f * r + 0.587f * g + 0.114f * b - 128;
        int half = (row / 2) * (stride / 2) + column / 2;
        blueness[half] += 0.25f * (-0.168736f * r - 0.331264f * g + 0.5f * b);
        redness[half] += 0.25f * (0.5f * r - 0.418688f * g - 0.081312f * b);
      }
    }
  }

  private void plane(float[] plane, int wide, int high, float[] steps) {
    for (int row = 0; row < high; row += SIDE) {
      for (int column = 0; column < wide; column += SIDE) {
        block.round(plane, row * wide + column, wide, steps);
      }
    }
  }

  private void join(byte[] rgb, int offset) {
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        float y = luma[row * stride + column] + 128.5f;
        int half = (row / 2) * (stride / 2) + column / 2;
        float blue = blueness[half];
        float red = redness[half];
        int at = offset + (row * width + column) * 3;
        rgb[at] = level(y + 1.402f * red);
        rgb[at + 1] = level(y - 0.344136f * blue - 0.714136f * red);
        rgb[at + 2] = level(y + 1.772f * blue);
      }
    }
  }

  private static byte level(float value) {
    return (byte) Math.max(0, Math.min(255, (int) value));
  }
}
