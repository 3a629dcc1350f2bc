package io.pvit.trainer.scene.render;

import io.pvit.trainer.scene.random.RandomStream;

/**
 * How light becomes bytes.
 *
 * @param key brightness the mean of a scene is exposed to
 * @param blur share of a pixel's light that goes to its neighbours, 0..0.5
 * @param noise deviation of the noise in dark grey, in shares of white
 * @param vignette loss of light in the corners
 * @param grey whether colour is lost, as in night mode
 * @param noiseKey makes the noise of one clip its own
 */
public record Sensor(
    double key, double blur, double noise, double vignette, boolean grey, long noiseKey) {

  public static final Sensor IDEAL = new Sensor(0.2, 0, 0, 0, false, 0);

  public static Sensor draw(RandomStream random) {
    return new Sensor(
        random.named("key").uniform(0.13, 0.26),
        random.named("blur").uniform(0.05, 0.35),
        random.named("noise").chance(0.7) ? random.named("strength").uniform(0, 0.03) : 0,
        random.named("vignette").uniform(0, 0.4),
        random.named("grey").chance(0.08),
        random.named("noise key").bits());
  }
}
