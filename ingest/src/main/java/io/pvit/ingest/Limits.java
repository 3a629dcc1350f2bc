package io.pvit.ingest;

import java.time.Duration;
import java.util.Optional;

/**
 * After which time a run stops.
 *
 * @param filmTimeUs from the first picture of a recording
 * @param captureTimeUs by the clock, of a live input
 */
record Limits(long filmTimeUs, long captureTimeUs) {

  private static final long NEVER = Long.MAX_VALUE;

  /** The limit, still counted from 0. */
  static Limits of(Optional<Duration> limit, boolean live) {
    long limitUs = limit.map(it -> it.toNanos() / 1000).orElse(NEVER);
    return live ? new Limits(NEVER, limitUs) : new Limits(limitUs, NEVER);
  }

  /** The same, once it is known when the first picture was taken. */
  Limits from(long firstCaptureTimeUs) {
    boolean unlimited = captureTimeUs == NEVER;
    return new Limits(filmTimeUs, unlimited ? NEVER : firstCaptureTimeUs + captureTimeUs);
  }

  boolean areReached(long filmUs, long captureUs) {
    return filmUs >= filmTimeUs || captureUs >= captureTimeUs;
  }
}
