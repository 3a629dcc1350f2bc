package io.pvit.trainer.scene.render;

import io.pvit.trainer.scene.random.RandomStream;

/**
 * How light becomes bytes.
 *
 * @param key brightness the mean of a scene is exposed to
 * @param blur share of a pixel's light that goes to its neighbours, 0..0.5
 * @param noise deviation of the noise in dark grey by day, in shares of white
 * @param vignette loss of light in the corners
 * @param grey whether colour is lost, as in night mode
 * @param exposureSeconds how long light is gathered, 0 for an instant
 * @param quality of storage, 1..100, or 0 for as it was
 * @param noiseKey makes the noise of one clip its own
 */
public record Sensor(
    double key,
    double blur,
    double noise,
    double vignette,
    boolean grey,
    double exposureSeconds,
    int quality,
    long noiseKey) {

  public static final Sensor IDEAL = new Sensor(0.2, 0, 0, 0, false, 0, 0, 0);

  /** Shares of clips that are blurred by motion and compressed, 0..1. */
  public static Sensor draw(RandomStream random, double blurred, double compressed) {
    return new Sensor(
        random.named("key").uniform(0.13, 0.26),
        random.named("blur").uniform(0.05, 0.35),
        random.named("noise").chance(0.7) ? random.named("strength").uniform(0.002, 0.03) : 0.002,
        random.named("vignette").uniform(0, 0.4),
        random.named("grey").chance(0.08),
        random.named("motion").chance(blurred) ? random.named("exposure").uniform(0.01, 0.06) : 0,
        random.named("stored").chance(compressed) ? 12 + random.named("quality").below(70) : 0,
        random.named("noise key").bits());
  }
}
