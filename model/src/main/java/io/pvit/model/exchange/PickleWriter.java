package io.pvit.model.exchange;

import io.pvit.model.checkpoint.StorageType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.razorvine.pickle.Opcodes;

/**
 * Writes the pickle of a state dict in protocol 2, as {@code torch.save} does. The library's own
 * pickler has no word for a global that it does not know.
 */
final class PickleWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Opens the dictionary. */
  PickleWriter() {
    op(Opcodes.PROTO).op(2);
    emptyOrderedDict();
    op(Opcodes.MARK);
  }

  /** Adds a contiguous tensor that has a storage of its own. */
  void tensor(String name, List<Long> shape, StorageType type, int storage) {
    text(name);
    global("torch._utils", "_rebuild_tensor_v2");
    op(Opcodes.MARK);
    storage(
        storageClass(type),
        Integer.toString(storage),
        shape.stream().reduce(1L, Math::multiplyExact));
    number(0); // the offset
    tuple(shape);
    tuple(strides(shape));
    op(Opcodes.NEWFALSE); // requires no gradient
    emptyOrderedDict(); // has no hooks
    op(Opcodes.TUPLE);
    op(Opcodes.REDUCE);
  }

  /** Closes the dictionary. */
  byte[] end() {
    op(Opcodes.SETITEMS).op(Opcodes.STOP);
    return out.toByteArray();
  }

  private static String storageClass(StorageType type) {
    return switch (type) {
      case FLOAT32 -> "FloatStorage";
      case FLOAT16 -> "HalfStorage";
      case BFLOAT16 -> "BFloat16Storage";
    };
  }

  private void storage(String storageClass, String key, long elements) {
    op(Opcodes.MARK);
    text("storage");
    global("torch", storageClass);
    text(key);
    text("cpu");
    number(elements);
    op(Opcodes.TUPLE).op(Opcodes.BINPERSID);
  }

  private void emptyOrderedDict() {
    global("collections", "OrderedDict");
    op(Opcodes.EMPTY_TUPLE).op(Opcodes.REDUCE);
  }

  private void tuple(List<Long> numbers) {
    op(Opcodes.MARK);
    numbers.forEach(this::number);
    op(Opcodes.TUPLE);
  }

  private void number(long value) {
    if (value <= Integer.MAX_VALUE) {
      op(Opcodes.BININT).little(value, 4);
    } else {
      op(Opcodes.LONG1).op(Long.BYTES).little(value, Long.BYTES);
    }
  }

  private void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    op(Opcodes.BINUNICODE).little(utf8.length, 4);
    out.writeBytes(utf8);
  }

  private void global(String module, String name) {
    op(Opcodes.GLOBAL);
    out.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  private PickleWriter op(int code) {
    out.write(code);
    return this;
  }

  private void little(long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (value >>> (8 * i)));
    }
  }

  private static List<Long> strides(List<Long> shape) {
    Long[] strides = new Long[shape.size()];
    long stride = 1;
    for (int axis = shape.size() - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= shape.get(axis);
    }
    return List.of(strides);
  }
}
