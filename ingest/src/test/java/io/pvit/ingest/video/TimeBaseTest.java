package io.pvit.ingest.video;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeBaseTest {

  @ParameterizedTest
  @CsvSource({
    "1, 90000, 90000, 1000000",
    "1, 90000, 1, 11",
    "1, 90000, -1, -12",
    "1, 1000, 125, 125000",
    "1001, 30000, 1, 33366",
    "1, 1, 9223372036854775807, 9223372036854775807",
    "1, 1, -9223372036854775807, -9223372036854775807",
    "1, 1000000, 9223372036854775807, 9223372036854775807",
  })
  void aStampBecomesMicroseconds(int numerator, int denominator, long stamp, long micros) {
    assertThat(new TimeBase(numerator, denominator).toMicros(stamp)).isEqualTo(micros);
  }
}
