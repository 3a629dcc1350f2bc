package io.pvit.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfFloatsTest {

  @Test
  void everyHalfFloatSurvivesTheWayToFloatAndBack() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      float value = HalfFloats.fromFloat16((short) bits);
      if (!Float.isNaN(value)) {
        assertThat(HalfFloats.toFloat16(value)).as("bits %x", bits).isEqualTo((short) bits);
      }
    }
  }

  @Test
  void everyBfloatSurvivesTheWayToFloatAndBack() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      float value = HalfFloats.fromBfloat16((short) bits);
      if (!Float.isNaN(value)) {
        assertThat(HalfFloats.toBfloat16(value)).as("bits %x", bits).isEqualTo((short) bits);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 3c00",
    "-2, c000",
    "65504, 7bff", // the largest
    "65519, 7bff",
    "65520, 7c00", // from here on infinite
    "0.00006103515625, 400", // the smallest normal
    "0.000000059604645, 1", // the smallest of all
    "0.000000029802322, 0", // half of it: a tie, to the even one
    "0.00000004, 1",
    "1.00048828125, 3c00", // a tie, to the even one
    "1.00146484375, 3c02", // a tie, to the even one
    "1.0005, 3c01",
    "NaN, 7e00",
    "-Infinity, fc00"
  })
  void roundsToTheNearestHalfFloat(float value, String bits) {
    assertThat(Integer.toHexString(HalfFloats.toFloat16(value) & 0xFFFF)).isEqualTo(bits);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 3f80",
    "1.00390625, 3f80", // a tie, to the even one
    "1.01171875, 3f82", // a tie, to the even one
    "1.005, 3f81",
    "3.4028235e38, 7f80",
    "NaN, 7fc0"
  })
  void roundsToTheNearestBfloat(float value, String bits) {
    assertThat(Integer.toHexString(HalfFloats.toBfloat16(value) & 0xFFFF)).isEqualTo(bits);
  }
}
