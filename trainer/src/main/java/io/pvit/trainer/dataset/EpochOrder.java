package io.pvit.trainer.dataset;

import io.pvit.model.net.SplitMix64;

/**
 * Every clip once an epoch, in an order of its own: a Feistel network of four rounds over a power
 * of four, walked until it lies within (Black and Rogaway, Ciphers with Arbitrary Finite Domains).
 * Nothing is stored, so that any place of the row can be asked for.
 *
 * @param seed of the orders
 * @param size clips
 */
public record EpochOrder(long seed, int size) {

  private static final int ROUNDS = 4;

  public EpochOrder {
    if (size < 1) {
      throw new IllegalArgumentException("size must be >= 1, was " + size);
    }
  }

  /** The clip at a place of the endless row. */
  public int at(long index) {
    long key = SplitMix64.mix(seed ^ SplitMix64.mix(index / size));
    int halfBits = 1;
    while (1L << (2 * halfBits) < size) {
      halfBits++;
    }
    long place = index % size;
    do {
      place = shuffled(place, halfBits, key);
    } while (place >= size);
    return (int) place;
  }

  private static long shuffled(long place, int halfBits, long key) {
    long mask = (1L << halfBits) - 1;
    long left = place >>> halfBits;
    long right = place & mask;
    for (int round = 0; round < ROUNDS; round++) {
      long mixed = SplitMix64.mix(key ^ SplitMix64.mix((right << 3) + round)) & mask;
      long next = left ^ mixed;
      left = right;
      right = next;
    }
    return (left << halfBits) | right;
  }
}
