package io.pvit.trainer.augment;

import io.pvit.model.frames.Letterbox;
import java.util.Arrays;

/**
 * Draws a part of RGB pictures into a rectangle of others; first along rows, then along columns.
 */
final class Resampling {

  private static final int SHIFT = 2 * AxisTaps.WEIGHT_BITS;
  private static final int HALF = 1 << (SHIFT - 1);

  private final AxisTaps columns;
  private final AxisTaps rows;
  private final int sourceHeight;
  private final int sourceWidth;
  private final Letterbox target;
  private final int span;
  private final int[] line;
  private final int[] lines; // (H, width of the target, 3) the source drawn along its rows
  private final boolean[] isDrawn; // of which rows

  /**
   * @param left where the target begins in the source; the larger one of both draws a mirror
   * @param target where it is drawn
   */
  Resampling(
      double left,
      double right,
      double top,
      double bottom,
      int sourceHeight,
      int sourceWidth,
      Letterbox target) {
    columns = AxisTaps.of(left, right, target.width(), sourceWidth);
    rows = AxisTaps.of(top, bottom, target.height(), sourceHeight);
    this.sourceHeight = sourceHeight;
    this.sourceWidth = sourceWidth;
    this.target = target;
    span = target.width() * 3;
    line = new int[span];
    isDrawn = new boolean[sourceHeight];
    lines = new int[sourceHeight * span];
  }

  /** From picture {@code frame} of (T, H, W, 3) to that of (T, Y, X, 3). */
  void draw(byte[] source, byte[] canvas, int frame) {
    Arrays.fill(isDrawn, false);
    int start = frame * sourceHeight * sourceWidth * 3;
    for (int y = 0; y < target.height(); y++) {
      Arrays.fill(line, HALF);
      for (int k = 0; k < rows.count; k++) {
        int weight = rows.weights[y * rows.count + k];
        if (weight != 0) {
          int row = rows.sources[y * rows.count + k];
          if (!isDrawn[row]) {
            along(source, start + row * sourceWidth * 3, row * span);
            isDrawn[row] = true;
          }
          add(row * span, weight);
        }
      }
      int at =
          ((frame * target.canvasHeight() + target.top() + y) * target.canvasWidth()
                  + target.left())
              * 3;
      for (int i = 0; i < span; i++) {
        canvas[at + i] = (byte) (line[i] >> SHIFT);
      }
    }
  }

  private void add(int from, int weight) {
    for (int i = 0; i < span; i++) {
      line[i] += lines[from + i] * weight;
    }
  }

  private void along(byte[] source, int from, int to) {
    if (columns.count == 2) {
      for (int x = 0; x < target.width(); x++) {
        int a = from + columns.sources[2 * x] * 3;
        int b = from + columns.sources[2 * x + 1] * 3;
        int u = columns.weights[2 * x];
        int v = columns.weights[2 * x + 1];
        lines[to + 3 * x] = (source[a] & 0xFF) * u + (source[b] & 0xFF) * v;
        lines[to + 3 * x + 1] = (source[a + 1] & 0xFF) * u + (source[b + 1] & 0xFF) * v;
        lines[to + 3 * x + 2] = (source[a + 2] & 0xFF) * u + (source[b + 2] & 0xFF) * v;
      }
      return;
    }
    for (int x = 0; x < target.width(); x++) {
      int red = 0;
      int green = 0;
      int blue = 0;
      for (int k = x * columns.count; k < (x + 1) * columns.count; k++) {
        int a = from + columns.sources[k] * 3;
        red += (source[a] & 0xFF) * columns.weights[k];
        green += (source[a + 1] & 0xFF) * columns.weights[k];
        blue += (source[a + 2] & 0xFF) * columns.weights[k];
      }
      lines[to + 3 * x] = red;
      lines[to + 3 * x + 1] = green;
      lines[to + 3 * x + 2] = blue;
    }
  }
}
