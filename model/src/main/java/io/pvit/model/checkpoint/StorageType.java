package io.pvit.model.checkpoint;

import java.nio.ByteBuffer;

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
