package io.pvit.model.net;

/** Where the random numbers of one place in the network begin. */
final class DropoutSeed {

  private DropoutSeed() {}

  /** A function of both that scatters: neither near seeds nor near names give near results. */
  static long at(String place, long seed) {
    return SplitMix64.mix(SplitMix64.mix(seed) + place.hashCode());
  }
}
