package io.pvit.schemas.clip;

/**
 * From the key frame of one clip to that of the next.
 *
 * @param us its duration
 */
public record Hop(long us) {
  public Hop {
    if (us < 1) {
      throw new IllegalArgumentException("us must be >= 1, was " + us);
    }
  }

  /**
   * How many clips lie between two of an epoch, by their key sequences or by their key-frame times,
   * whichever tells of more: a hole in the pictures takes time and no sequence. Rounded down, as a
   * key frame's picture may be up to a hop older than its place.
   */
  public long clipsBetween(
      long earlierSequence, long earlierTimeUs, long laterSequence, long laterTimeUs) {
    long hops = Math.max(laterSequence - earlierSequence, (laterTimeUs - earlierTimeUs) / us);
    return hops - 1;
  }
}
