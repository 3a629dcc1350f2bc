package io.pvit.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameSizeTest {

  @ParameterizedTest
  @CsvSource({
    "1280, 720, 456, 256",
    "1920, 1080, 456, 256",
    "768, 576, 342, 256",
    "720, 1280, 256, 456",
    "256, 256, 256, 256",
    "257, 257, 256, 256",
    "3840, 256, 2048, 136",
  })
  void theShortSideShrinksToItsTargetAndTheOtherInProportion(
      int width, int height, int targetWidth, int targetHeight) {
    assertThat(new FrameSize(width, height).shrunkTo(256))
        .isEqualTo(new FrameSize(targetWidth, targetHeight));
  }

  @ParameterizedTest
  @CsvSource({"320, 240, 320, 240", "101, 75, 100, 74", "3, 3, 2, 2", "1, 1, 2, 2"})
  void aSmallPictureIsNotEnlargedOnlyMadeEven(
      int width, int height, int targetWidth, int targetHeight) {
    assertThat(new FrameSize(width, height).shrunkTo(256))
        .isEqualTo(new FrameSize(targetWidth, targetHeight));
  }

  @Test
  void aSizeWithoutAreaDoesNotExist() {
    assertThatThrownBy(() -> new FrameSize(0, 5)).hasMessageContaining("0x5");
  }
}
