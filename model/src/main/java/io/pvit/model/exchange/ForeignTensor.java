package io.pvit.model.exchange;

import java.util.List;

/** A tensor of a file that is open, its numbers still where they lie. */
interface ForeignTensor {

  /** Sizes of the axes, outermost first. */
  List<Long> shape();

  /** The type of its numbers, as torch writes it. */
  String dtype();

  /** Whether it can hold weights; counters and masks cannot. */
  boolean weights();

  /** Whether it shows some number more than once. */
  default boolean repeats() {
    return false;
  }

  /** Reads the numbers, row by row, as float32. */
  float[] values();

  /** How many numbers it holds. */
  default long size() {
    return shape().contains(0L) ? 0 : shape().stream().reduce(1L, Math::multiplyExact);
  }
}
