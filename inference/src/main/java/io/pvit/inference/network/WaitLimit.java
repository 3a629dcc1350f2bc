package io.pvit.inference.network;

import io.pvit.schemas.config.InferenceConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How long clips may wait for the network. Each stream thread has one clip there, and may find a
 * pass in work; and before it may commit it serves every partition it has, one after another. A
 * process that is alone has all partitions.
 *
 * @param threads stream threads
 * @param partitions of the windows topic
 * @param timeoutMs how long a clip waits for its answer
 * @param transactionMs of a transaction's time, what is left for clips
 */
public record WaitLimit(int threads, int partitions, int timeoutMs, int transactionMs) {

  private static final int ATTEMPTS = 4;
  private static final int CANARY_PASSES = 2;

  /** The limit that a configuration sets. */
  public static WaitLimit of(InferenceConfig config, int partitions) {
    InferenceConfig.Streams streams = config.streams();
    return new WaitLimit(
        streams.threads(),
        partitions,
        config.batch().timeoutMs(),
        streams.transactionTimeoutMs() - streams.commitIntervalMs());
  }

  /**
   * Tries passes until one is fast enough.
   *
   * @param clips in one pass
   * @param pass runs one and tells how long it took
   * @throws StopException when clips would wait too long for any transaction to be committed
   */
  public void check(int clips, Supplier<Duration> pass) {
    Duration best = pass.get();
    for (int i = 1; i < ATTEMPTS && !fits(clips, best); i++) {
      Duration again = pass.get();
      best = again.compareTo(best) < 0 ? again : best;
    }
    long waitMs = wait(clips, best).toMillis();
    if (waitMs >= timeoutMs) {
      throw tooSlow(
          best,
          "one may wait %d ms for its answer, where batch.timeoutMs allows %d"
              .formatted(waitMs, timeoutMs),
          "lower streams.threads (%d), or raise batch.timeoutMs".formatted(threads));
    }
    if (waitMs * turns() >= transactionMs) {
      throw tooSlow(
          best,
          "a thread's share of %d partitions may take %d ms, where a transaction allows %d"
              .formatted(partitions, waitMs * turns(), transactionMs),
          "set streams.threads (%d) nearer to the partitions, or raise streams.transactionTimeoutMs"
              .formatted(threads));
    }
  }

  /**
   * How long a pass of a checkpoint may take that is on trial: a batch for cameras of both
   * checkpoints takes one of each.
   *
   * @param clips in one pass
   */
  public Duration longestOnTrial(int clips) {
    int longestWaitMs = Math.min(timeoutMs, transactionMs / turns()) - 1;
    return Duration.ofMillis(longestWaitMs / ((shares(threads, clips) + 1) * CANARY_PASSES));
  }

  private boolean fits(int clips, Duration pass) {
    long waitMs = wait(clips, pass).toMillis();
    return waitMs < timeoutMs && waitMs * turns() < transactionMs;
  }

  private Duration wait(int clips, Duration pass) {
    return pass.multipliedBy(shares(threads, clips) + 1);
  }

  private int turns() {
    return shares(partitions, threads);
  }

  private static int shares(int all, int each) {
    return (all + each - 1) / each;
  }

  private static StopException tooSlow(Duration pass, String finding, String remedy) {
    return new StopException(
        ExitCode.TOO_SLOW,
        "One pass takes the network %d ms on this machine, so %s: choose a smaller preset, %s."
            .formatted(pass.toMillis(), finding, remedy));
  }
}
