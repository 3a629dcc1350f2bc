package io.pvit.schemas.kafka;

import static org.apache.kafka.common.config.TopicConfig.COMPRESSION_TYPE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.DELETE_RETENTION_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.SEGMENT_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.SEGMENT_MS_CONFIG;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a kind of topic is laid out.
 *
 * @param cleanup what it forgets
 * @param singlePartition true where all records need one total order
 * @param maxMessageBytes largest record batch; empty for the broker's own limit
 * @param advised further settings, which an operator may tune
 */
record TopicShape(
    Cleanup cleanup,
    boolean singlePartition,
    Optional<Integer> maxMessageBytes,
    Map<String, String> advised) {

  private static final int MEBIBYTE = 1 << 20;

  /**
   * Pictures: large, already compressed, and read within minutes. Six hours or 2 GiB a partition
   * leave an inference that was down over a shift its whole backlog at a few cameras a partition.
   */
  static final TopicShape PICTURES =
      new TopicShape(
          Cleanup.DELETE,
          false,
          Optional.of(8 * MEBIBYTE),
          Map.of(
              COMPRESSION_TYPE_CONFIG, "uncompressed",
              SEGMENT_BYTES_CONFIG, Integer.toString(256 * MEBIBYTE),
              SEGMENT_MS_CONFIG, millis(Duration.ofMinutes(30)),
              RETENTION_MS_CONFIG, millis(Duration.ofHours(6)),
              RETENTION_BYTES_CONFIG, Long.toString(2048L * MEBIBYTE)));

  /** What was seen and said: small, kept for a month. */
  static final TopicShape HISTORY =
      new TopicShape(
          Cleanup.DELETE,
          false,
          Optional.empty(),
          Map.of(
              COMPRESSION_TYPE_CONFIG, "lz4",
              SEGMENT_BYTES_CONFIG, Integer.toString(128 * MEBIBYTE),
              SEGMENT_MS_CONFIG, millis(Duration.ofDays(1)),
              RETENTION_MS_CONFIG, millis(Duration.ofDays(30)),
              RETENTION_BYTES_CONFIG, Long.toString(2048L * MEBIBYTE)));

  /** What people wrote by hand: kept for good. */
  static final TopicShape KEPT =
      new TopicShape(
          Cleanup.DELETE,
          false,
          Optional.empty(),
          Map.of(COMPRESSION_TYPE_CONFIG, "lz4", RETENTION_MS_CONFIG, "-1"));

  /** The newest word per key; a removal stays readable for a week. */
  static final TopicShape STATE =
      new TopicShape(
          Cleanup.COMPACT,
          false,
          Optional.empty(),
          Map.of(
              COMPRESSION_TYPE_CONFIG, "lz4",
              SEGMENT_BYTES_CONFIG, Integer.toString(16 * MEBIBYTE),
              SEGMENT_MS_CONFIG, millis(Duration.ofHours(1)),
              DELETE_RETENTION_MS_CONFIG, millis(Duration.ofDays(7))));

  TopicShape {
    advised = Map.copyOf(advised);
  }

  /** The same with one partition, for a total order over all keys. */
  TopicShape inTotalOrder() {
    return new TopicShape(cleanup, true, maxMessageBytes, advised);
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
