package io.pvit.trainer.scene.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExposureTest {

  private static final int SIDE = 64;

  @Test
  void theLessLightThereIsTheMoreNoiseThereIs() {
    double[] deviations = new double[4];
    double[] lights = {1, 0.2, 0.04, 0.01};
    for (int i = 0; i < lights.length; i++) {
      deviations[i] = deviation(developed(lights[i], sensor(0.02)));
    }

    assertThat(deviations).isSorted();
    assertThat(deviations[3]).isGreaterThan(3 * deviations[0]);
  }

  @Test
  void gainKeepsABrightPlaceAndADimOneAlikeAndGivesUpInTheDark() {
    double bright = mean(developed(1, sensor(0)));

    assertThat(mean(developed(0.05, sensor(0)))).isCloseTo(bright, within(1.0));
    assertThat(mean(developed(0.001, sensor(0)))).isLessThan(0.6 * bright);
  }

  private static Sensor sensor(double noise) {
    return new Sensor(0.2, 0, noise, 0, Grade.NEUTRAL, 0, Storage.LOSSLESS, 7);
  }

  private static byte[] developed(double light, Sensor sensor) {
    float[] picture = new float[SIDE * SIDE * 3];
    Arrays.fill(picture, (float) light);
    byte[] out = new byte[picture.length];
    new Exposure(sensor, light, SIDE, SIDE).develop(picture, out, 0, 0);
    return out;
  }

  private static double mean(byte[] picture) {
    double sum = 0;
    for (byte value : picture) {
      sum += value & 255;
    }
    return sum / picture.length;
  }

  private static double deviation(byte[] picture) {
    double mean = mean(picture);
    double sum = 0;
    for (byte value : picture) {
      double apart = (value & 255) - mean;
      sum += apart * apart;
    }
    return Math.sqrt(sum / picture.length);
  }
}
