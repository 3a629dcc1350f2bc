package io.pvit.inference.network;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.time.Duration;
import java.util.function.IntFunction;

/**
 * How long one forward pass may take. A clip may wait for the pass in work before its own, and a
 * stream thread may do so for two partitions within one transaction: hence a quarter. What more
 * threads and partitions cost is {@link WaitLimit}'s.
 *
 * @param transactionTimeoutMs after which the broker ends an open transaction
 */
public record ForwardLimit(int transactionTimeoutMs) {

  private static final int ATTEMPTS = 4;

  /** A quarter of the transaction timeout. */
  public Duration duration() {
    return Duration.ofMillis(transactionTimeoutMs / 4);
  }

  /**
   * The largest batch, up to {@code maxClips}, whose pass fits; also warms the network up. A pass
   * that does not fit is tried again: the first is slow by nature, any other by what else runs.
   *
   * @param measured runs a pass over so many clips and tells how long it took
   * @throws StopException when not even one clip fits
   */
  public int batch(int maxClips, IntFunction<Duration> measured) {
    Duration one = best(1, measured);
    if (one.compareTo(duration()) > 0) {
      throw tooSlow(one);
    }
    Duration full = maxClips == 1 ? one : best(maxClips, measured);
    if (full.compareTo(duration()) <= 0) {
      return maxClips;
    }
    double perClip = (double) full.minus(one).toNanos() / (maxClips - 1);
    double others = duration().minus(one).toNanos() / perClip;
    return Math.max(1, Math.min(maxClips - 1, 1 + (int) others));
  }

  private Duration best(int clips, IntFunction<Duration> measured) {
    Duration best = measured.apply(clips);
    for (int i = 1; i < ATTEMPTS && best.compareTo(duration()) > 0; i++) {
      Duration again = measured.apply(clips);
      best = again.compareTo(best) < 0 ? again : best;
    }
    return best;
  }

  private StopException tooSlow(Duration one) {
    return new StopException(
        ExitCode.TOO_SLOW,
        ("One clip takes the network %d ms on this machine and a transaction of %d ms allows %d ms:"
                + " choose a smaller checkpoint, give it more processor cores"
                + " (checkpoint.threads), or raise streams.transactionTimeoutMs to %d or more.")
            .formatted(
                one.toMillis(),
                transactionTimeoutMs,
                duration().toMillis(),
                (one.toMillis() * 5 / 1000 + 1) * 1000));
  }
}
