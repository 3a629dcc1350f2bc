package io.pvit.model.exchange;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A pickle, instruction by instruction, so that a test can write what torch never would. */
final class PickleText {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  PickleText() {
    op(0x80).op(2);
  }

  PickleText op(int code) {
    out.write(code);
    return this;
  }

  PickleText op(char code) {
    return op((int) code);
  }

  PickleText raw(int... bytes) {
    Arrays.stream(bytes).forEach(out::write);
    return this;
  }

  PickleText line(String text) {
    out.writeBytes((text + "\n").getBytes(StandardCharsets.UTF_8));
    return this;
  }

  PickleText global(String module, String name) {
    return op('c').line(module).line(name);
  }

  PickleText text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    op('X').int32(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  PickleText number(int value) {
    return op('J').int32(value);
  }

  PickleText int32(int value) {
    return raw(value & 255, value >> 8 & 255, value >> 16 & 255, value >>> 24);
  }

  PickleText tuple(int... numbers) {
    op('(');
    Arrays.stream(numbers).forEach(this::number);
    return op('t');
  }

  /** {@code ('storage', torch.CLASS, key, 'cpu', elements)}, as a persistent id. */
  PickleText storage(String storageClass, String key, int elements) {
    op('(').text("storage").global("torch", storageClass).text(key).text("cpu").number(elements);
    return op('t').op('Q');
  }

  /** A view of a storage. */
  PickleText tensor(
      String storageClass, String key, int elements, int offset, int[] shape, int[] strides) {
    global("torch._utils", "_rebuild_tensor_v2").op('(');
    storage(storageClass, key, elements);
    number(offset).tuple(shape).tuple(strides);
    op(0x89).global("collections", "OrderedDict").op(')').op('R');
    return op('t').op('R');
  }

  /** A dictionary's beginning; {@link #end} closes it. */
  PickleText dict() {
    return op('}').op('(');
  }

  PickleText end() {
    return op('u');
  }

  byte[] stop() {
    op('.');
    return out.toByteArray();
  }
}
