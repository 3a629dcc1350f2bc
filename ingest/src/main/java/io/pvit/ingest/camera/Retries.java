package io.pvit.ingest.camera;

import io.pvit.schemas.exit.ExitCode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * When a camera is tried again: delays that double up to a limit, each shortened at random by up to
 * a half, so that cameras lost together do not come back together.
 *
 * @param first the first delay before it is shortened
 * @param longest up to which delays double
 * @param failed the delay where only a person can help; a password that is tried too often may lock
 *     the account
 */
public record Retries(Duration first, Duration longest, Duration failed) {

  private static final int MOST_DOUBLINGS = 20;

  /** What passes by itself as a rule; all else needs a person. */
  private static final Set<ExitCode> PASSING =
      EnumSet.of(ExitCode.INPUT_UNREACHABLE, ExitCode.INPUT_LOST);

  public Retries {
    if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "first must be > 0 and longest >= first, were %s and %s".formatted(first, longest));
    }
  }

  /** Whether waiting may help. */
  public boolean passes(ExitCode trouble) {
    return PASSING.contains(trouble);
  }

  /**
   * The delay before the next attempt.
   *
   * @param trouble what ended the last one
   * @param failures how many attempts in a row gave no window, at least 1
   */
  public Duration delay(ExitCode trouble, int failures, RandomGenerator random) {
    if (!passes(trouble)) {
      return failed;
    }
    long doublings = Math.min(failures - 1, MOST_DOUBLINGS);
    long millis = Math.min(first.toMillis() << doublings, longest.toMillis());
    return Duration.ofMillis(Math.round((double) millis * (1 + random.nextDouble()) / 2));
  }
}
