package io.pvit.trainer.scene.random;

import java.util.List;

/**
 * Random numbers by a hash of (key, count), the finaliser of SplitMix64 (Steele et al. 2014).
 *
 * <p>A child stream depends on its parent's key and its own name only, never on how much the parent
 * has drawn: a new feature draws from a new name and leaves every other number as it was. One
 * thread owns a stream.
 */
public final class RandomStream {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long key;
  private long drawn;

  private RandomStream(long key) {
    this.key = key;
  }

  public static RandomStream of(long seed) {
    return new RandomStream(mix(seed + GOLDEN));
  }

  public RandomStream named(String name) {
    long hash = key;
    for (int i = 0; i < name.length(); i++) {
      hash = mix(hash ^ (name.charAt(i) * GOLDEN));
    }
    return new RandomStream(hash);
  }

  public RandomStream numbered(int number) {
    return new RandomStream(mix(key ^ mix(number + GOLDEN)));
  }

  public long bits() {
    drawn++;
    return mix(key + drawn * GOLDEN);
  }

  /** In [0, 1). */
  public double uniform() {
    return (bits() >>> 11) * 0x1p-53;
  }

  public double uniform(double from, double to) {
    return from + (to - from) * uniform();
  }

  public boolean chance(double probability) {
    return uniform() < probability;
  }

  /** In 0 until bound. */
  public int below(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound must be >= 1, was " + bound);
    }
    return (int) (uniform() * bound);
  }

  public <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** Minus or plus one. */
  public double sign() {
    return chance(0.5) ? 1 : -1;
  }

  /** Mean 0, deviation 1, never beyond 3.5 (twelve uniforms, Irwin-Hall, cut). */
  public double normal() {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += uniform();
    }
    return Math.max(-3.5, Math.min(3.5, sum));
  }

  public static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
