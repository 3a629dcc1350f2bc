package io.pvit.model.net;

/** Where the random numbers of one place in the network begin. */
final class DropoutSeed {

  private DropoutSeed() {}

  /** A function of both that scatters: neither near seeds nor near names give near results. */
  static long at(String place, long seed) {
    return mix(mix(seed) + place.hashCode());
  }

  /** The finaliser of splitmix64. */
  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
