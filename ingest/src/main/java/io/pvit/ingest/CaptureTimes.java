package io.pvit.ingest;

import io.pvit.ingest.source.StreamFacts;
import io.pvit.schemas.Clock;
import java.time.InstantSource;

/**
 * When pictures were taken, as well as can be known: a recording's as if it had begun when it was
 * opened, a live one's when they arrived. Never backwards, even when this machine's clock is set.
 */
final class CaptureTimes {

  /** How long a live picture may have been on its way, as a rule. */
  private static final long ON_ITS_WAY_US = 1_000_000;

  private final boolean live;
  private final InstantSource clock;
  private final long openedAtUs;
  private long lastUs;

  CaptureTimes(StreamFacts facts, InstantSource clock) {
    this.live = facts.live();
    this.clock = clock;
    this.openedAtUs = WallClock.us(clock);
  }

  Clock kind() {
    return live ? Clock.ARRIVAL : Clock.FILE;
  }

  long uncertaintyUs() {
    return live ? ON_ITS_WAY_US : 0;
  }

  /** Of the picture that has just been read. */
  long of(long filmTimeUs) {
    lastUs = Math.max(lastUs, live ? WallClock.us(clock) : openedAtUs + filmTimeUs);
    return lastUs;
  }
}
