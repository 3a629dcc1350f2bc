package io.pvit.app.bench;

import io.pvit.schemas.OverloadPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What to measure.
 *
 * @param cameras how many cameras send, one measurement each; 1..64
 * @param processes how many inference processes share them, measured with each number of cameras;
 *     1..64
 * @param length of each measurement
 * @param swaps whether to measure, too, while one checkpoint replaces the other again and again
 * @param flood also beside one more camera that sends far more than it sees, what becomes of whose
 *     clips is this; empty for no such measurement
 * @param threads stream threads of an inference process, 1..64
 * @param realtime whether windows come as cameras send them, or as fast as they are watched
 * @param checkpoint the network; empty for the shipped one, or else an untrained nano
 * @param configuration where the configuration files are
 */
public record StreamSetting(
    List<Integer> cameras,
    List<Integer> processes,
    Duration length,
    boolean swaps,
    Optional<OverloadPolicy> flood,
    int threads,
    boolean realtime,
    Optional<Path> checkpoint,
    Path configuration) {

  private static final int MOST = 64;

  public StreamSetting {
    cameras = List.copyOf(cameras);
    processes = List.copyOf(processes);
    require("cameras", cameras);
    require("processes", processes);
    require("threads", threads);
  }

  /** As few as are measured, so that nothing waits for its turn. */
  int fewestCameras() {
    return Collections.min(cameras);
  }

  private static void require(String key, List<Integer> counts) {
    if (counts.isEmpty()) {
      throw new IllegalArgumentException(key + " must name at least one number, was empty");
    }
    counts.forEach(count -> require(key, count));
  }

  private static void require(String key, int value) {
    if (value < 1 || value > MOST) {
      throw new IllegalArgumentException(
          "%s must be within 1..%d, was %d".formatted(key, MOST, value));
    }
  }
}
