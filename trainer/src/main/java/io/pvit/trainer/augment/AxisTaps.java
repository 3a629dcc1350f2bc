package io.pvit.trainer.augment;

/**
 * What each pixel of a resampled axis is made of: linear between the two nearest where it grows,
 * the mean of all it covers where it shrinks.
 */
final class AxisTaps {

  static final int WEIGHT_BITS = 11;

  private static final int ONE = 1 << WEIGHT_BITS;

  /** Numbers of source pixels and weights for each pixel. */
  final int count;

  /** (length, count) source pixels. */
  final int[] sources;

  /** (length, count), of each pixel {@code 1 << WEIGHT_BITS} in sum. */
  final int[] weights;

  private AxisTaps(int length, int count) {
    this.count = count;
    sources = new int[length * count];
    weights = new int[length * count];
  }

  /**
   * Of pixels that cover from..to of a source with that many; backwards where {@code to < from}.
   */
  static AxisTaps of(double from, double to, int length, int sourceLength) {
    double step = (to - from) / length;
    double reach = Math.max(1, Math.abs(step));
    AxisTaps taps = new AxisTaps(length, reach > 1 ? (int) Math.ceil(reach) + 1 : 2);
    for (int i = 0; i < length; i++) {
      double middle = from + (i + 0.5) * step;
      taps.fill(i, middle - reach / 2, middle + reach / 2, sourceLength);
    }
    return taps;
  }

  /** Which pixel lies under the middle of each. */
  static int[] nearest(double from, double to, int length, int sourceLength) {
    int[] sources = new int[length];
    for (int i = 0; i < length; i++) {
      int source = (int) Math.floor(from + (i + 0.5) * (to - from) / length);
      sources[i] = Math.max(0, Math.min(sourceLength - 1, source));
    }
    return sources;
  }

  /** A span of one pixel shares itself among two as linear interpolation does. */
  private void fill(int index, double begin, double end, int sourceLength) {
    int first = (int) Math.floor(begin);
    int left = ONE;
    int heaviest = index * count;
    for (int k = 0; k < count; k++) {
      int source = first + k;
      double covered = Math.max(0, Math.min(end, source + 1.0) - Math.max(begin, source));
      int at = index * count + k;
      weights[at] = (int) Math.round(covered / (end - begin) * ONE);
      sources[at] = Math.max(0, Math.min(sourceLength - 1, source));
      left -= weights[at];
      heaviest = weights[at] > weights[heaviest] ? at : heaviest;
    }
    weights[heaviest] += left;
  }
}
