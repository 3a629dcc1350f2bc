package io.pvit.model.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How numbers lie in a weights file. In memory they are always float32. */
public enum StorageType {
  /** Exact. */
  FLOAT32("F32", 4) {
    @Override
    public float get(ByteBuffer from, int at) {
      return from.getFloat(at);
    }

    @Override
    public void put(ByteBuffer to, float value) {
      to.putFloat(value);
    }
  },
  /** Half the size, 11 bits of precision, up to 65504. */
  FLOAT16("F16", 2) {
    @Override
    public float get(ByteBuffer from, int at) {
      return HalfFloats.fromFloat16(from.getShort(at));
    }

    @Override
    public void put(ByteBuffer to, float value) {
      to.putShort(HalfFloats.toFloat16(value));
    }
  },
  /** Half the size, 8 bits of precision, the range of float32. */
  BFLOAT16("BF16", 2) {
    @Override
    public float get(ByteBuffer from, int at) {
      return HalfFloats.fromBfloat16(from.getShort(at));
    }

    @Override
    public void put(ByteBuffer to, float value) {
      to.putShort(HalfFloats.toBfloat16(value));
    }
  };

  private final String code;
  private final int bytes;

  StorageType(String code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /**
   * The type of that name, as torch writes it.
   *
   * @throws IllegalArgumentException naming those that exist
   */
  public static StorageType named(String name) {
    List<String> names = new ArrayList<>();
    for (StorageType type : values()) {
      String each = type.name().toLowerCase(Locale.ROOT);
      if (each.equals(name)) {
        return type;
      }
      names.add(each);
    }
    throw new IllegalArgumentException("type must be one of " + names + ", was '" + name + "'");
  }

  /**
   * The numbers of a tensor, the little end first.
   *
   * @throws CheckpointRefused when one is finite but too large for this type
   */
  public ByteBuffer encoded(String tensor, float[] values) {
    ByteBuffer to =
        ByteBuffer.allocate(Math.multiplyExact(values.length, bytes))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      put(to, value);
      if (Float.isFinite(value) && !Float.isFinite(get(to, to.position() - bytes))) {
        throw new CheckpointRefused(
            CheckpointRefused.Reason.NOT_FINITE,
            "tensor %s holds %s, too large for %s; take float32"
                .formatted(tensor, value, name().toLowerCase(Locale.ROOT)));
      }
    }
    return to.flip();
  }

  /** As a safetensors header writes it. */
  public String code() {
    return code;
  }

  int bytes() {
    return bytes;
  }

  /** The number at a byte, the little end first where the buffer says so. */
  public abstract float get(ByteBuffer from, int at);

  /** Appends a number, rounded to the nearest. */
  public abstract void put(ByteBuffer to, float value);
}
