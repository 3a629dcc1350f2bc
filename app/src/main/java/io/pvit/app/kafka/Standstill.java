package io.pvit.app.kafka;

import java.time.Duration;

/** Tells slow work, which goes on, from work that stands still. One thread's. */
public final class Standstill {

  private final long patienceNs;
  private long lastSeen;
  private long sinceNs;

  /**
   * @param patience how long the same figure may stay
   * @param nowNs of any steady clock
   */
  public Standstill(Duration patience, long nowNs) {
    this.patienceNs = patience.toNanos();
    this.lastSeen = -1;
    this.sinceNs = nowNs;
  }

  /** True once the figure has been the same for longer than the patience. */
  public boolean at(long figure, long nowNs) {
    if (figure != lastSeen) {
      lastSeen = figure;
      sinceNs = nowNs;
    }
    return nowNs - sinceNs > patienceNs;
  }
}
