package io.pvit.model.net;

import java.nio.charset.StandardCharsets;

/** Numbers that are a function of a name and an index, so that no file has to hold them. */
final class ClosedForm {

  private static final long FNV_OFFSET = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private ClosedForm() {}

  /** Evenly within -1..1, in multiples of 2^-23: splitmix64 of the index, seeded by the name. */
  static float at(long seed, long index) {
    long z = seed + (index + 1) * GOLDEN_GAMMA;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    z ^= z >>> 31;
    return ((z >>> 40) - (1L << 23)) * 0x1p-23f;
  }

  /** FNV-1a. */
  static long seed(String name) {
    long hash = FNV_OFFSET;
    for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ Byte.toUnsignedLong(each)) * FNV_PRIME;
    }
    return hash;
  }

  static float[] parameter(String name, float offset, float scale, int size) {
    long seed = seed(name);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      float scaled = scale * at(seed, i);
      values[i] = offset + scaled;
    }
    return values;
  }

  /** A clip of noise. */
  static float[] hash(int size) {
    long seed = seed("input");
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (1.5 * at(seed, i));
    }
    return values;
  }

  /** A clip of ramps (3, frames, rows, columns) that wrap around at 256 levels. */
  static float[] ramp(int frames, int rows, int columns) {
    float[] values = new float[3 * frames * rows * columns];
    int at = 0;
    for (int c = 0; c < 3; c++) {
      for (int t = 0; t < frames; t++) {
        for (int y = 0; y < rows; y++) {
          for (int x = 0; x < columns; x++) {
            int level = (7 * x + 13 * y + 29 * t + 53 * c + x * y / 16) % 256;
            values[at++] = (level / 255f - 0.45f) / 0.225f;
          }
        }
      }
    }
    return values;
  }
}
