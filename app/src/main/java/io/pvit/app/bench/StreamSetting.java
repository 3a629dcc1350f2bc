package io.pvit.app.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to measure.
 *
 * @param cameras how many cameras send, one measurement each; 1..64
 * @param length of each measurement
 * @param threads stream threads of the inference process, 1..64
 * @param realtime whether windows come as cameras send them, or as fast as they are watched
 * @param checkpoint the network; empty for the shipped one, or else an untrained nano
 * @param configuration where the configuration files are
 */
public record StreamSetting(
    List<Integer> cameras,
    Duration length,
    int threads,
    boolean realtime,
    Optional<Path> checkpoint,
    Path configuration) {

  private static final int MOST = 64;

  public StreamSetting {
    cameras = List.copyOf(cameras);
    if (cameras.isEmpty()) {
      throw new IllegalArgumentException("cameras must name at least one number, was empty");
    }
    cameras.forEach(count -> require("cameras", count));
    require("threads", threads);
  }

  private static void require(String key, int value) {
    if (value < 1 || value > MOST) {
      throw new IllegalArgumentException(
          "%s must be within 1..%d, was %d".formatted(key, MOST, value));
    }
  }
}
