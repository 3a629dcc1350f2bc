package io.pvit.model.net;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * A size or step over time, rows and columns; in JSON {@code [t, h, w]}.
 *
 * @param t along time
 * @param h along rows
 * @param w along columns
 */
public record Extent(int t, int h, int w) {
  public Extent {
    if (t < 0 || h < 0 || w < 0) {
      throw new IllegalArgumentException(
          "an extent must not be negative, was %d, %d, %d".formatted(t, h, w));
    }
  }

  @JsonCreator
  static Extent of(List<Integer> values) {
    if (values.size() != 3) {
      throw new IllegalArgumentException("an extent has three numbers, found " + values);
    }
    return new Extent(values.get(0), values.get(1), values.get(2));
  }

  @JsonValue
  List<Integer> values() {
    return List.of(t, h, w);
  }

  int product() {
    return t * h * w;
  }

  /** Half of each, rounded down: the padding that keeps an odd kernel's output aligned. */
  Extent half() {
    return new Extent(t / 2, h / 2, w / 2);
  }

  /** As many times another extent; each must divide. */
  Extent over(Extent other) {
    return new Extent(t / other.t, h / other.h, w / other.w);
  }

  /** Each times the other's. */
  Extent times(Extent other) {
    return new Extent(t * other.t, h * other.h, w * other.w);
  }

  long[] toLongs() {
    return new long[] {t, h, w};
  }

  /** The grid that a convolution or pooling of this input grid gives. */
  Extent convolved(Extent kernel, Extent stride, Extent padding) {
    return new Extent(
        convolved(t, kernel.t, stride.t, padding.t),
        convolved(h, kernel.h, stride.h, padding.h),
        convolved(w, kernel.w, stride.w, padding.w));
  }

  private static int convolved(int size, int kernel, int stride, int padding) {
    return Math.floorDiv(size + 2 * padding - kernel, stride) + 1;
  }
}
