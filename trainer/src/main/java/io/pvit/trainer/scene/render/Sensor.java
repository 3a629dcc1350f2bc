package io.pvit.trainer.scene.render;

import io.pvit.trainer.scene.random.RandomStream;

/**
 * How light becomes bytes.
 *
 * @param key brightness the mean of a scene is exposed to
 * @param blur share of a pixel's light that goes to its neighbours, 0..0.5
 * @param noise deviation of the noise in dark grey by day, in shares of white
 * @param vignette loss of light in the corners
 * @param exposureSeconds how long light is gathered, 0 for an instant
 * @param noiseKey makes the noise of one clip its own
 */
public record Sensor(
    double key,
    double blur,
    double noise,
    double vignette,
    Grade grade,
    double exposureSeconds,
    Storage storage,
    long noiseKey) {

  public static final Sensor IDEAL =
      new Sensor(0.2, 0, 0, 0, Grade.NEUTRAL, 0, Storage.LOSSLESS, 0);

  /** Shares of clips that are blurred by motion and compressed, 0..1. */
  public static Sensor draw(RandomStream random, double blurred, double compressed) {
    RandomStream light = random.named("key");
    return new Sensor(
        light.chance(0.5) ? light.uniform(0.4, 0.85) : light.uniform(0.16, 0.45),
        random.named("blur").uniform(0.05, 0.35),
        random.named("noise").chance(0.7) ? random.named("strength").uniform(0.002, 0.03) : 0.002,
        random.named("vignette").uniform(0, 0.4),
        Grade.draw(random),
        random.named("motion").chance(blurred) ? random.named("exposure").uniform(0.01, 0.06) : 0,
        Storage.draw(random, compressed),
        random.named("noise key").bits());
  }
}
