package io.pvit.model.checkpoint;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

/** How the numbers of a tensor lie in the bytes of a file, ours or that of others. */
public enum NumberType {
  FLOAT64("float64", "F64", 8, true) {
    @Override
    public float get(ByteBuffer bytes, int at) {
      return (float) bytes.getDouble(at);
    }
  },
  FLOAT32("float32", "F32", 4, true) {
    @Override
    public float get(ByteBuffer bytes, int at) {
      return StorageType.FLOAT32.get(bytes, at);
    }
  },
  FLOAT16("float16", "F16", 2, true) {
    @Override
    public float get(ByteBuffer bytes, int at) {
      return StorageType.FLOAT16.get(bytes, at);
    }
  },
  BFLOAT16("bfloat16", "BF16", 2, true) {
    @Override
    public float get(ByteBuffer bytes, int at) {
      return StorageType.BFLOAT16.get(bytes, at);
    }
  },
  INT64("int64", "I64", 8, false),
  INT32("int32", "I32", 4, false),
  INT16("int16", "I16", 2, false),
  INT8("int8", "I8", 1, false),
  UINT64("uint64", "U64", 8, false),
  UINT32("uint32", "U32", 4, false),
  UINT16("uint16", "U16", 2, false),
  UINT8("uint8", "U8", 1, false),
  BOOL("bool", "BOOL", 1, false);

  /** Types of safetensors that hold numbers which nobody here reads. */
  private static final Set<String> NOT_READ =
      Set.of("F4", "F6_E2M3", "F6_E3M2", "F8_E4M3", "F8_E5M2", "F8_E8M0", "C64");

  private final String dtype;
  private final String code;
  private final int bytes;
  private final boolean weights;

  NumberType(String dtype, String code, int bytes, boolean weights) {
    this.dtype = dtype;
    this.code = code;
    this.bytes = bytes;
    this.weights = weights;
  }

  /** The type of that code in a safetensors header. */
  static Optional<NumberType> of(String code) {
    for (NumberType type : values()) {
      if (type.code.equals(code)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** Whether safetensors has a type of that code, which is not read here. */
  static boolean isKnownButUnread(String code) {
    return NOT_READ.contains(code);
  }

  /** As torch writes it. */
  public String dtype() {
    return dtype;
  }

  /** How many each number takes. */
  public int bytes() {
    return bytes;
  }

  /** Whether it can hold weights; counters and masks cannot. */
  public boolean weights() {
    return weights;
  }

  /** The number at a byte, as float32, the little end first where the buffer says so. */
  public float get(ByteBuffer bytes, int at) {
    throw new IllegalStateException(dtype + " holds no weights");
  }
}
