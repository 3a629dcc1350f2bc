package io.pvit.model.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CentreCropTest {

  @Test
  void roundsTheLongSideDown() {
    assertThat(new CentreCrop(256, 224).scaled(480, 270)).isEqualTo(455);
    assertThat(new CentreCrop(256, 224).scaled(270, 270)).isEqualTo(256);
  }

  @ParameterizedTest
  @CsvSource({"8, 0", "9, 0", "10, 1", "11, 2", "13, 2", "15, 4"})
  void beginsTheSquareAtTheEvenNeighbourOfAHalf(int side, int offset) {
    assertThat(new CentreCrop(8, 8).offset(side)).isEqualTo(offset);
  }

  @Test
  void refusesASquareThatDoesNotFit() {
    assertThatThrownBy(() -> new CentreCrop(224, 256))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("size must be within 1..shortSide, was 256 of 224");
  }
}
