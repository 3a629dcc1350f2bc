package io.pvit.inference.batch;

import java.time.Duration;

/**
 * When a batch leaves.
 *
 * @param maxSize it never has more items
 * @param patience how long its first item waits for others that may still come
 * @param timeout how long a submitter waits for the answer, all in all
 */
public record BatchPolicy(int maxSize, Duration patience, Duration timeout) {
  public BatchPolicy {
    if (maxSize < 1) {
      throw new IllegalArgumentException("maxSize must be >= 1, was " + maxSize);
    }
    if (patience.isNegative()) {
      throw new IllegalArgumentException("patience must be >= 0, was " + patience);
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout must be > 0, was " + timeout);
    }
  }
}
