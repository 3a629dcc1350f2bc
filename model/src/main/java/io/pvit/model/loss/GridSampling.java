package io.pvit.model.loss;

import io.pvit.model.net.Extent;

/**
 * Brings maps of a clip's pictures to the grid of the dense heads: each place takes the pixel at
 * its middle, each slice the frame in the middle of its patches. Nothing is averaged, because the
 * mean of a hand and the wall behind it is the depth, direction or class of nothing.
 *
 * @param clip frames, rows and columns of the maps
 * @param grid slices, rows and columns of the heads
 * @param temporalStride frames from one slice to the next
 */
public record GridSampling(Extent clip, Extent grid, int temporalStride) {
  public GridSampling {
    if (temporalStride < 1 || (grid.t() - 1) * temporalStride >= clip.t()) {
      throw new IllegalArgumentException(
          "temporalStride must be >= 1 and reach no further than %d frames, was %d over %d slices"
              .formatted(clip.t(), temporalStride, grid.t()));
    }
  }

  /** From (F, Y, X, channels) to (T, h, w, channels). */
  public float[] sample(float[] map, int channels) {
    float[] sampled = new float[cells() * channels];
    for (int cell = 0; cell < cells(); cell++) {
      System.arraycopy(map, pixel(cell) * channels, sampled, cell * channels, channels);
    }
    return sampled;
  }

  /** From classes (F, Y, X) to (T, h, w). */
  public int[] sample(int[] classes) {
    int[] sampled = new int[cells()];
    for (int cell = 0; cell < cells(); cell++) {
      sampled[cell] = classes[pixel(cell)];
    }
    return sampled;
  }

  private int cells() {
    return grid.t() * grid.h() * grid.w();
  }

  private int pixel(int cell) {
    int column = cell % grid.w();
    int row = cell / grid.w() % grid.h();
    int frame = cell / (grid.w() * grid.h()) * temporalStride;
    int y = (2 * row + 1) * clip.h() / (2 * grid.h());
    int x = (2 * column + 1) * clip.w() / (2 * grid.w());
    return (frame * clip.h() + y) * clip.w() + x;
  }
}
