package io.pvit.inference.network;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.time.Duration;
import java.util.function.IntFunction;

/**
 * How long one forward pass may take. A clip may wait for the pass in work before its own, and a
 * stream thread may do so for two partitions within one transaction: hence a quarter.
 *
 * @param transactionTimeoutMs after which the broker ends an open transaction
 */
public record ForwardLimit(int transactionTimeoutMs) {

  /** A quarter of the transaction timeout. */
  public Duration duration() {
    return Duration.ofMillis(transactionTimeoutMs / 4);
  }

  /**
   * The largest batch, up to {@code maxClips}, whose pass fits; also warms the network up.
   *
   * @param measured runs a pass over so many clips and tells how long it took
   * @throws StopException when not even one clip fits
   */
  public int batch(int maxClips, IntFunction<Duration> measured) {
    Duration cold = measured.apply(1);
    Duration one = min(cold, measured.apply(1));
    if (one.compareTo(duration()) > 0) {
      throw tooSlow(one);
    }
    if (maxClips == 1) {
      return 1;
    }
    Duration full = min(measured.apply(maxClips), measured.apply(maxClips));
    if (full.compareTo(duration()) <= 0) {
      return maxClips;
    }
    double perClip = (double) full.minus(one).toNanos() / (maxClips - 1);
    double others = duration().minus(one).toNanos() / perClip;
    return Math.max(1, Math.min(maxClips - 1, 1 + (int) others));
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
                (one.toMillis() / 1000 + 1) * 4000));
  }

  private static Duration min(Duration left, Duration right) {
    return left.compareTo(right) <= 0 ? left : right;
  }
}
