package io.pvit.model.net;

import java.util.List;

/**
 * A parameter of the network: its name is the checkpoint format.
 *
 * @param name as torchvision writes it, where torchvision has it
 * @param shape sizes of the axes, outermost first
 * @param init how it begins
 */
public record ParameterSpec(String name, List<Long> shape, Init init) {
  public ParameterSpec {
    shape = List.copyOf(shape);
  }

  /** How many numbers it holds. */
  public long size() {
    return shape.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
  }
}
