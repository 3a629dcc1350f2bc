package io.pvit.inference.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How often a stream thread may die and be replaced before the process gives up: without a limit, a
 * lasting fault would be a hot loop of crashes that nobody notices. Safe for all threads.
 */
final class ReplacementBudget {

  private final int most;
  private final Duration within;
  private final Deque<Long> takenNanos = new ArrayDeque<>();

  ReplacementBudget(int most, Duration within) {
    this.most = most;
    this.within = within;
  }

  /** Takes one replacement; false when there is none left. */
  synchronized boolean take(long nowNanos) {
    takenNanos.removeIf(taken -> nowNanos - taken > within.toNanos());
    if (takenNanos.size() == most) {
      return false;
    }
    takenNanos.add(nowNanos);
    return true;
  }
}
