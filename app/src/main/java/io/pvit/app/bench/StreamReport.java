package io.pvit.app.bench;

import io.pvit.app.demo.Latency;
import io.pvit.schemas.OverloadPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured.
 *
 * @param checkpoint name and digest of the network
 * @param processors of this machine, as the JVM counts them
 * @param load how many threads wanted to run in the minute before; null where it cannot be known
 * @param threads stream threads
 * @param realtime whether windows came as cameras send them
 * @param rows one for each number of processes and of cameras
 * @param secondsToRecover from SIGKILL of the inference process, which is started again at once,
 *     until each camera has new committed detections
 * @param swaps null where they were not asked for
 * @param flood null where it was not asked for
 */
public record StreamReport(
    String checkpoint,
    int processors,
    @Nullable Double load,
    int threads,
    boolean realtime,
    List<Row> rows,
    double secondsToRecover,
    @Nullable Swaps swaps,
    @Nullable Flood flood) {

  /**
   * So many cameras, shared by so many processes.
   *
   * @param clipsPerSecond committed, all cameras together
   * @param latencyMs from the moment a clip's last window was sent until a consumer that reads what
   *     is committed had its detections
   * @param coresBusy processor time of the inference processes over the time measured
   * @param shareOutsideNetwork of that time, what other threads than the network's took; null where
   *     it cannot be known
   */
  public record Row(
      int processes,
      int cameras,
      double clipsPerSecond,
      Latency.Figures latencyMs,
      @Nullable Double coresBusy,
      @Nullable Double shareOutsideNetwork) {}

  /**
   * The same cameras, sending as cameras do, first without and then with checkpoints that replace
   * each other.
   *
   * @param swaps begun in the time measured
   * @param without latency before the first
   * @param with latency while they went on
   */
  public record Swaps(int swaps, Latency.Figures without, Latency.Figures with) {

    /** How many times longer 99 of 100 took at most; null where nothing was measured. */
    public @Nullable Double p99Ratio() {
      return with.p99() == null || without.p99() == null ? null : with.p99() / without.p99();
    }
  }

  /**
   * The same cameras, sending as cameras do, first alone and then beside one that floods, in the
   * partition of the first.
   *
   * @param policy what becomes of the clips of the one that floods
   * @param cameras the others, whose latency it is
   * @param without latency before it began
   * @param with latency while it went on
   */
  public record Flood(
      OverloadPolicy policy, int cameras, Latency.Figures without, Latency.Figures with) {}

  public StreamReport {
    rows = List.copyOf(rows);
  }
}
