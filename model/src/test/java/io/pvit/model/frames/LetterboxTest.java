package io.pvit.model.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterboxTest {

  @ParameterizedTest
  @CsvSource({
    "384, 256, 0, 0, 192, 128", // the same proportions
    "455, 256, 0, 10, 192, 108", // 16:9, bars above and below
    "341, 256, 10, 0, 171, 128", // 4:3, bars at the sides
    "256, 455, 60, 0, 72, 128", // upright
    "96, 64, 0, 0, 192, 128", // smaller than the canvas
    "10000, 1, 0, 63, 192, 1" // never thinner than a pixel
  })
  void keepsTheProportionsAndCentresThePicture(
      int sourceWidth, int sourceHeight, int left, int top, int width, int height) {
    Letterbox box = Letterbox.fit(sourceWidth, sourceHeight, 192, 128);

    assertThat(box)
        .isEqualTo(new Letterbox(sourceWidth, sourceHeight, left, top, width, height, 192, 128));
  }

  @Test
  void takesAPlaceToTheCanvasAndBack() {
    Letterbox box = Letterbox.fit(455, 256, 192, 128);

    assertThat(box.sourceX(box.canvasX(0.3))).isCloseTo(0.3, within(1e-12));
    assertThat(box.sourceY(box.canvasY(0.8))).isCloseTo(0.8, within(1e-12));
  }

  @Test
  void putsTheEdgesOfTheSourceWhereThePictureBegins() {
    Letterbox box = Letterbox.fit(455, 256, 192, 128);

    assertThat(box.canvasY(0)).isEqualTo(10 / 128.0);
    assertThat(box.canvasY(1)).isEqualTo(118 / 128.0);
  }

  @Test
  void clipsWhatLiesInTheBars() {
    Letterbox box = Letterbox.fit(455, 256, 192, 128);

    assertThat(box.sourceY(0.01)).isEqualTo(0);
    assertThat(box.sourceY(0.99)).isEqualTo(1);
  }
}
