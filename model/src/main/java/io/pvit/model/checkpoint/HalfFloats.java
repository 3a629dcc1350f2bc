package io.pvit.model.checkpoint;

/** The two 16-bit float formats, as bits. Narrowing rounds to the nearest, ties to the even one. */
final class HalfFloats {

  private HalfFloats() {}

  /** float32 with the lower 16 bits cut off: the same range, 8 bits of precision. */
  static float fromBfloat16(short bits) {
    return Float.intBitsToFloat(bits << 16);
  }

  static short toBfloat16(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (Float.isNaN(value)) {
      return (short) ((bits >>> 16) | 0x40);
    }
    return (short) ((bits + 0x7FFF + ((bits >>> 16) & 1)) >>> 16);
  }

  /** IEEE half precision: 5 bits of exponent, 10 of fraction. */
  static float fromFloat16(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = (bits >>> 10) & 0x1F;
    int fraction = bits & 0x3FF;
    if (exponent == 0) { // zero or subnormal: a multiple of 2^-24
      return Math.copySign(fraction * 0x1p-24f, Float.intBitsToFloat(sign | 0x3F800000));
    }
    int widened = exponent == 0x1F ? 0xFF : exponent - 15 + 127;
    return Float.intBitsToFloat(sign | (widened << 23) | (fraction << 13));
  }

  static short toFloat16(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = (bits >>> 16) & 0x8000;
    float magnitude = Math.abs(value);
    if (Float.isNaN(value)) {
      return (short) (sign | 0x7E00);
    }
    if (magnitude >= 65520f) { // halfway to what would follow the largest half
      return (short) (sign | 0x7C00);
    }
    if (magnitude < 0x1p-14f) { // subnormal: let float addition do the rounding
      return (short) (sign | (Float.floatToRawIntBits(magnitude + 0.5f) - 0x3F000000));
    }
    int rounded = (bits & 0x7FFFFFFF) + 0xFFF + ((bits >>> 13) & 1);
    return (short) (sign | ((rounded - (112 << 23)) >>> 13));
  }
}
