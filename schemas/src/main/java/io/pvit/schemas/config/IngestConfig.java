package io.pvit.schemas.config;

/**
 * How the ingest service works.
 *
 * @param kafka where the windows go
 * @param sampling what is taken from the film
 * @param input what is allowed to come in
 * @param commit how often windows become readable
 * @param watching how a service keeps on watching its cameras
 */
public record IngestConfig(
    KafkaConfig kafka, Sampling sampling, Input input, Commit commit, Watching watching) {

  /**
   * What is taken from the film.
   *
   * @param framesPerSecond sampled pictures a second
   * @param shortSide shorter side after scaling, pixels
   * @param jpegQuality 1..100
   * @param windowFrames pictures a window
   */
  public record Sampling(double framesPerSecond, int shortSide, int jpegQuality, int windowFrames) {
    public Sampling {
      Require.that(
          framesPerSecond > 0 && framesPerSecond <= 60,
          "framesPerSecond",
          framesPerSecond,
          "above 0 and at most 60");
      Require.within(32, 1080, "shortSide", shortSide);
      Require.within(1, 100, "jpegQuality", jpegQuality);
      Require.within(1, 64, "windowFrames", windowFrames);
    }

    /** Time between two sampled pictures, microseconds. */
    public long frameIntervalUs() {
      return Math.round(1_000_000 / framesPerSecond);
    }
  }

  /**
   * What is allowed to come in.
   *
   * @param openTimeoutMs how long opening may take
   * @param readTimeoutMs how long the next picture may take
   * @param maxPixels largest picture, width times height
   */
  public record Input(int openTimeoutMs, int readTimeoutMs, int maxPixels) {
    public Input {
      Require.atLeast(1, "openTimeoutMs", openTimeoutMs);
      Require.atLeast(1, "readTimeoutMs", readTimeoutMs);
      Require.atLeast(1, "maxPixels", maxPixels);
    }
  }

  /**
   * How often windows become readable.
   *
   * @param intervalMs longest time that windows wait for their commit
   * @param transactionTimeoutMs after which the broker ends a transaction nobody ended
   */
  public record Commit(int intervalMs, int transactionTimeoutMs) {
    public Commit {
      Require.atLeast(1, "intervalMs", intervalMs);
      Require.that(
          transactionTimeoutMs > intervalMs,
          "transactionTimeoutMs",
          transactionTimeoutMs,
          "above commit.intervalMs, which is " + intervalMs);
    }
  }

  /**
   * How a service keeps on watching its cameras.
   *
   * @param sessionTimeoutMs after which the other processes take over the cameras of a silent one
   * @param stalledAfterMs how long no picture may come before the camera counts as stalled
   * @param firstDelayMs before the first attempt to connect again
   * @param longestDelayMs up to which each further delay doubles
   * @param failedDelayMs before another attempt where only a person can help
   * @param coverageIntervalMs how often coverage says that a camera is still watched, or still not
   */
  public record Watching(
      int sessionTimeoutMs,
      int stalledAfterMs,
      int firstDelayMs,
      int longestDelayMs,
      int failedDelayMs,
      int coverageIntervalMs) {
    public Watching {
      Require.atLeast(1_000, "sessionTimeoutMs", sessionTimeoutMs);
      Require.atLeast(1, "stalledAfterMs", stalledAfterMs);
      Require.atLeast(1, "firstDelayMs", firstDelayMs);
      Require.that(
          longestDelayMs >= firstDelayMs,
          "longestDelayMs",
          longestDelayMs,
          "at least watching.firstDelayMs, which is " + firstDelayMs);
      Require.atLeast(1, "failedDelayMs", failedDelayMs);
      Require.atLeast(1, "coverageIntervalMs", coverageIntervalMs);
    }
  }
}
