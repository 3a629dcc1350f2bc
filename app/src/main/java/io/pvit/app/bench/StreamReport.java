package io.pvit.app.bench;

import io.pvit.app.demo.Latency;
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
 * @param rows one for each number of cameras
 * @param secondsToRecover from SIGKILL of the inference process, which is started again at once,
 *     until each camera has new committed detections
 */
public record StreamReport(
    String checkpoint,
    int processors,
    @Nullable Double load,
    int threads,
    boolean realtime,
    List<Row> rows,
    double secondsToRecover) {

  /**
   * So many cameras.
   *
   * @param clipsPerSecond committed, all cameras together
   * @param latencyMs from the moment a clip's last window was sent until a consumer that reads what
   *     is committed had its detections
   * @param coresBusy processor time of the inference process over the time measured
   * @param shareOutsideNetwork of that time, what other threads than the network's took; null where
   *     it cannot be known
   */
  public record Row(
      int cameras,
      double clipsPerSecond,
      Latency.Figures latencyMs,
      @Nullable Double coresBusy,
      @Nullable Double shareOutsideNetwork) {}

  public StreamReport {
    rows = List.copyOf(rows);
  }
}
