package io.pvit.trainer.scene.world;

import io.pvit.trainer.scene.random.RandomStream;

/** What things are coated with. */
final class Finish {

  private Finish() {}

  static Material wood(RandomStream random) {
    Rgb tone = new Rgb(0.35, 0.2, 0.1).times(random.uniform(0.3, 1.3));
    return new Material(Pattern.PLAIN, tone, tone, 1, 0.5, 0.1, 0);
  }

  static Material paint(RandomStream random) {
    Rgb tone = Rgb.hsv(random.uniform(), random.uniform(0, 0.7), random.uniform(0.05, 0.7));
    return new Material(Pattern.PLAIN, tone, tone, 1, 0.25, 0.1, 0);
  }

  /** Light and nearly without colour, as office furniture is. */
  static Material laminate(RandomStream random) {
    Rgb tone =
        Rgb.hsv(random.uniform(0.05, 0.15), random.uniform(0, 0.35), random.uniform(0.3, 0.8));
    return new Material(Pattern.PLAIN, tone, tone, 1, 0.1, 0.15, 0);
  }

  static Material dark(RandomStream random) {
    Rgb tone = Rgb.hsv(random.uniform(), random.uniform(0, 0.5), random.uniform(0.01, 0.06));
    return new Material(Pattern.PLAIN, tone, tone, 1, 0.3, 0.05, 0);
  }

  static Material leaf(RandomStream random) {
    Rgb tone = Rgb.hsv(random.uniform(0.2, 0.38), 0.7, random.uniform(0.08, 0.3));
    return new Material(Pattern.PLAIN, tone, tone, 1, 0.9, 0, 0);
  }
}
