package io.pvit.model.exchange;

import io.pvit.model.checkpoint.NumberType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A view of a storage, all of which lies within it.
 *
 * @param storage that holds the numbers
 * @param offset of the first number
 * @param shape sizes of the axes, outermost first
 * @param strides how far apart neighbours along each axis lie
 */
record TorchTensor(Storage storage, long offset, List<Long> shape, List<Long> strides)
    implements ForeignTensor {

  private static final int MOST_AXES = 64;

  TorchTensor {
    shape = List.copyOf(shape);
    strides = List.copyOf(strides);
    if (shape.size() > MOST_AXES || strides.size() != shape.size()) {
      throw new IllegalArgumentException(
          "a tensor of %d axes has %d strides".formatted(shape.size(), strides.size()));
    }
    if (offset < 0 || anyNegative(shape) || anyNegative(strides)) {
      throw new IllegalArgumentException("a tensor has a negative size, stride or offset");
    }
    try {
      if (count(shape) > 0
          && Math.addExact(offset, reach(shape, strides)) > storage.elements() - 1) {
        throw new IllegalArgumentException(
            "a tensor of shape %s reaches beyond the %d numbers of its storage %s"
                .formatted(shape, storage.elements(), Shown.name(storage.key())));
      }
      requireReadable(count(shape), count(shape) == 0 ? 0 : reach(shape, strides) + 1, storage);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("a tensor claims the impossible shape " + shape, e);
    }
  }

  @Override
  public String dtype() {
    return storage.type().dtype();
  }

  @Override
  public boolean weights() {
    return storage.type().weights();
  }

  @Override
  public boolean repeats() {
    return size() > storage.elements();
  }

  @Override
  public float[] values() {
    long span = size() == 0 ? 0 : reach(shape, strides) + 1;
    int width = storage.type().bytes();
    try {
      ByteBuffer bytes = storage.bytes().map(offset * width, span * width);
      float[] values = new float[(int) size()];
      if (values.length > 0) {
        gather(bytes, 0, 0, values, 0);
      }
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies what lies below one index of the outer axes, row by row; returns where it got to. */
  private int gather(ByteBuffer from, int axis, long element, float[] to, int at) {
    NumberType type = storage.type();
    if (axis == shape.size()) {
      to[at] = type.get(from, (int) (element * type.bytes()));
      return at + 1;
    }
    long stride = strides.get(axis);
    long size = shape.get(axis);
    int next = at;
    if (axis == shape.size() - 1) {
      for (long i = 0; i < size; i++) {
        to[next++] = type.get(from, (int) ((element + i * stride) * type.bytes()));
      }
      return next;
    }
    for (long i = 0; i < size; i++) {
      next = gather(from, axis + 1, element + i * stride, to, next);
    }
    return next;
  }

  /** What {@code torch._utils._rebuild_tensor_v2(storage, offset, size, stride, ...)} means. */
  static TorchTensor rebuild(Object[] arguments) {
    if (arguments.length < 4 || !(arguments[0] instanceof Storage storage)) {
      throw new IllegalArgumentException("a tensor is rebuilt from something that is no storage");
    }
    return new TorchTensor(
        storage, number(arguments[1]), numbers(arguments[2]), numbers(arguments[3]));
  }

  private static List<Long> numbers(Object tuple) {
    List<Long> numbers = new ArrayList<>();
    if (!(tuple instanceof Object[] items)) {
      throw new IllegalArgumentException("a tensor's shape or strides are no tuple");
    }
    for (Object item : items) {
      numbers.add(number(item));
    }
    return numbers;
  }

  static long number(Object value) {
    if (value instanceof Integer || value instanceof Long) {
      return ((Number) value).longValue();
    }
    throw new IllegalArgumentException("a size is no whole number of 64 bits");
  }

  /** One array and one mapping hold no more. */
  private static void requireReadable(long size, long span, Storage storage) {
    if (size > Integer.MAX_VALUE - 8
        || Math.multiplyExact(span, storage.type().bytes()) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a tensor spans more than 2 GiB");
    }
  }

  private static boolean anyNegative(List<Long> numbers) {
    return numbers.stream().anyMatch(each -> each < 0);
  }

  private static long count(List<Long> shape) {
    return shape.contains(0L) ? 0 : shape.stream().reduce(1L, Math::multiplyExact);
  }

  /** How far the last number lies behind the first. */
  private static long reach(List<Long> shape, List<Long> strides) {
    long reach = 0;
    for (int axis = 0; axis < shape.size(); axis++) {
      reach = Math.addExact(reach, Math.multiplyExact(shape.get(axis) - 1, strides.get(axis)));
    }
    return reach;
  }
}
