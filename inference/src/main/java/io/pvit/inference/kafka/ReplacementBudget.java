package io.pvit.inference.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How often a stream thread may die and be replaced before the process gives up: without a limit, a
 * lasting fault would be a hot loop of crashes that nobody notices. Safe for all threads.
 */
final class ReplacementBudget {

  private static final int SINGLE_DEATHS = 5;
  private static final Duration WITHIN = Duration.ofMinutes(2);

  private final int most;
  private final Duration within;
  private final Deque<Long> takenNanos = new ArrayDeque<>();

  /**
   * Five in two minutes, and one more for each thread: a broker that dies may take every thread's
   * transaction with it.
   *
   * @param threads of the process
   */
  static ReplacementBudget of(int threads) {
    return new ReplacementBudget(SINGLE_DEATHS + threads, WITHIN);
  }

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
