package io.pvit.trainer.scene.render;

import io.pvit.trainer.scene.random.RandomStream;

/**
 * How pictures are kept.
 *
 * @param shrunk how many times smaller than they are shown, at least 1
 * @param quality 1..100, or 0 for as they were
 * @param stamped whether the time is written on them
 */
public record Storage(double shrunk, int quality, boolean stamped) {

  public static final Storage LOSSLESS = new Storage(1, 0, false);

  /** Of clips that are kept badly, by their share. */
  static Storage draw(RandomStream random, double badly) {
    RandomStream size = random.named("size");
    boolean stored = random.named("stored").chance(badly);
    return new Storage(
        size.chance(badly) ? size.uniform(1.1, 2.2) : 1,
        stored ? 12 + random.named("quality").below(70) : 0,
        random.named("stamp").chance(0.4 * badly));
  }
}
