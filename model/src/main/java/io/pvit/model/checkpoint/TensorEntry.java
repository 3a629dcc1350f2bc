package io.pvit.model.checkpoint;

import java.util.List;

/**
 * One tensor of a safetensors file.
 *
 * @param name of the tensor
 * @param type how its numbers lie in the file
 * @param shape sizes of the axes, outermost first
 * @param begin first byte, counted from the end of the header
 * @param end byte after the last
 */
public record TensorEntry(String name, NumberType type, List<Long> shape, long begin, long end) {
  public TensorEntry {
    shape = List.copyOf(shape);
  }

  /** How many numbers it holds. */
  public int size() {
    return Math.toIntExact((end - begin) / type.bytes());
  }
}
