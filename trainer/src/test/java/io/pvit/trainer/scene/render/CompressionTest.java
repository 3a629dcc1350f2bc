package io.pvit.trainer.scene.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.trainer.scene.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompressionTest {

  private static final int WIDTH = 20;
  private static final int HEIGHT = 18;

  @ParameterizedTest
  @CsvSource({"1, 40", "50, 3", "95, 1"})
  void aPlainPictureKeepsItsColourAsFarAsTheStepsAllow(int quality, int slack) {
    byte[] picture = new byte[WIDTH * HEIGHT * 3];
    for (int i = 0; i < picture.length; i += 3) {
      picture[i] = (byte) 200;
      picture[i + 1] = 90;
      picture[i + 2] = 40;
    }

    assertThat(farthest(picture, stored(picture, quality))).isLessThanOrEqualTo(slack);
  }

  @Test
  void theBestQualityGivesAGreyPictureBack() {
    byte[] picture = greyNoise();

    assertThat(farthest(picture, stored(picture, 100))).isLessThanOrEqualTo(3);
  }

  @Test
  void theLowerTheQualityTheFartherFromThePicture() {
    byte[] picture = greyNoise();
    double[] errors = new double[4];
    int[] qualities = {95, 70, 40, 10};
    for (int i = 0; i < qualities.length; i++) {
      errors[i] = meanSquare(picture, stored(picture, qualities[i]));
    }

    assertThat(errors).isSorted();
    assertThat(errors[0]).isLessThan(30);
    assertThat(errors[3]).isGreaterThan(400);
  }

  @Test
  void anEdgeRingsWithinItsBlockAndNotBeyond() {
    byte[] picture = new byte[WIDTH * HEIGHT * 3];
    for (int row = 0; row < HEIGHT; row++) {
      for (int column = 12; column < WIDTH; column++) {
        grey(picture, row, column, 255);
      }
    }

    byte[] read = stored(picture, 10);

    assertThat(read[at(3, 4)]).as("the block before").isEqualTo((byte) 0);
    int rung = 0;
    for (int column = 8; column < 16; column++) {
      int level = read[at(3, column)] & 255;
      rung += level != 0 && level != 255 ? 1 : 0;
    }
    assertThat(rung).as("pixels of the block of the edge").isGreaterThan(2);
  }

  private static byte[] stored(byte[] picture, int quality) {
    byte[] copy = picture.clone();
    new Compression(quality, WIDTH, HEIGHT).store(copy, 0);
    return copy;
  }

  private static byte[] greyNoise() {
    RandomStream random = RandomStream.of(3);
    byte[] picture = new byte[WIDTH * HEIGHT * 3];
    for (int row = 0; row < HEIGHT; row++) {
      for (int column = 0; column < WIDTH; column++) {
        grey(picture, row, column, 60 + random.below(130));
      }
    }
    return picture;
  }

  private static void grey(byte[] picture, int row, int column, int level) {
    for (int c = 0; c < 3; c++) {
      picture[at(row, column) + c] = (byte) level;
    }
  }

  private static int at(int row, int column) {
    return (row * WIDTH + column) * 3;
  }

  private static int farthest(byte[] one, byte[] other) {
    int farthest = 0;
    for (int i = 0; i < one.length; i++) {
      farthest = Math.max(farthest, Math.abs((one[i] & 255) - (other[i] & 255)));
    }
    return farthest;
  }

  private static double meanSquare(byte[] one, byte[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      double apart = (one[i] & 255) - (other[i] & 255);
      sum += apart * apart;
    }
    return sum / one.length;
  }
}
