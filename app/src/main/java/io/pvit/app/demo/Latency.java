package io.pvit.app.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long things took. One thread writes; others may read. */
public final class Latency {

  /**
   * Half, 95 and 99 of 100 took no longer than this.
   *
   * @param p50 milliseconds; null when nothing was measured
   * @param p95 milliseconds; null when nothing was measured
   * @param p99 milliseconds; null when nothing was measured
   */
  public record Figures(@Nullable Double p50, @Nullable Double p95, @Nullable Double p99) {}

  private final List<Long> micros = new ArrayList<>();

  /** Adds one measurement. */
  public synchronized void add(long tookUs) {
    micros.add(tookUs);
  }

  /** By nearest rank. */
  public synchronized Figures figures() {
    List<Long> sorted = new ArrayList<>(micros);
    Collections.sort(sorted);
    return new Figures(rank(sorted, 0.50), rank(sorted, 0.95), rank(sorted, 0.99));
  }

  private static @Nullable Double rank(List<Long> sorted, double share) {
    if (sorted.isEmpty()) {
      return null;
    }
    int index = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.max(0, index)) / 1000.0;
  }
}
