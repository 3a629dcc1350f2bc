package io.pvit.model.exchange;

import io.pvit.model.checkpoint.StorageType;
import java.nio.ByteBuffer;
import java.util.Optional;

/** How the numbers of a torch storage lie in its bytes. */
enum NumberType {
  FLOAT64("float64", "DoubleStorage", 8, true) {
    @Override
    float get(ByteBuffer bytes, int at) {
      return (float) bytes.getDouble(at);
    }
  },
  FLOAT32("float32", "FloatStorage", 4, true) {
    @Override
    float get(ByteBuffer bytes, int at) {
      return bytes.getFloat(at);
    }
  },
  FLOAT16("float16", "HalfStorage", 2, true) {
    @Override
    float get(ByteBuffer bytes, int at) {
      return StorageType.FLOAT16.get(bytes, at);
    }
  },
  BFLOAT16("bfloat16", "BFloat16Storage", 2, true) {
    @Override
    float get(ByteBuffer bytes, int at) {
      return StorageType.BFLOAT16.get(bytes, at);
    }
  },
  INT64("int64", "LongStorage", 8, false),
  INT32("int32", "IntStorage", 4, false),
  INT16("int16", "ShortStorage", 2, false),
  INT8("int8", "CharStorage", 1, false),
  UINT8("uint8", "ByteStorage", 1, false),
  BOOL("bool", "BoolStorage", 1, false);

  private final String dtype;
  private final String storage;
  private final int bytes;
  private final boolean weights;

  NumberType(String dtype, String storage, int bytes, boolean weights) {
    this.dtype = dtype;
    this.storage = storage;
    this.bytes = bytes;
    this.weights = weights;
  }

  /** The type of a storage class of the module {@code torch}. */
  static Optional<NumberType> ofStorage(String storageClass) {
    for (NumberType type : values()) {
      if (type.storage.equals(storageClass)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** As torch writes it. */
  String dtype() {
    return dtype;
  }

  int bytes() {
    return bytes;
  }

  /** Whether it can hold weights; counters and masks cannot. */
  boolean weights() {
    return weights;
  }

  /** The number at a byte, as float32. */
  float get(ByteBuffer bytes, int at) {
    throw new IllegalStateException(dtype + " holds no weights");
  }
}
