package io.pvit.trainer.judge;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was measured.
 *
 * @param value what came out
 * @param interval where it would lie with other clips, in 95 of 100 cases; null where nobody asked
 * @param lessIsBetter true of errors
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Figure(double value, @Nullable Interval interval, boolean lessIsBetter) {
  public Figure {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("value must be finite, was " + value);
    }
  }

  /** The larger the better. */
  public static Figure of(double value) {
    return new Figure(value, null, false);
  }

  /** The smaller the better. */
  public static Figure error(double value) {
    return new Figure(value, null, true);
  }

  /** How much better this is than another, in the unit of both; negative where it is worse. */
  public double betterThan(Figure other) {
    return lessIsBetter ? other.value - value : value - other.value;
  }
}
