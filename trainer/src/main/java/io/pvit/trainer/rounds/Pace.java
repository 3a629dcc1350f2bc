package io.pvit.trainer.rounds;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves the machine to others: rests after each step, so that steps take no more than their share
 * of the time, and waits while inference is behind. The learning thread's.
 */
final class Pace {

  private static final Logger log = LoggerFactory.getLogger(Pace.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final double share;
  private final BooleanSupplier inferenceIsBehind;
  private final LongSupplier nanoTicker;
  private final Sleeper sleeper;
  private long resumedNanos;

  /** Waits; ends early when the service is told to end. */
  interface Sleeper {

    /** Returns false when nobody needs to wait any longer. */
    boolean sleep(Duration time);
  }

  /**
   * Begins with the first step.
   *
   * @param share of the time that steps may take, above 0 and at most 1
   */
  Pace(double share, BooleanSupplier inferenceIsBehind, LongSupplier nanoTicker, Sleeper sleeper) {
    this.share = share;
    this.inferenceIsBehind = inferenceIsBehind;
    this.nanoTicker = nanoTicker;
    this.sleeper = sleeper;
    this.resumedNanos = nanoTicker.getAsLong();
  }

  /** A step is done; returns when the next may begin. */
  void rest() {
    long worked = nanoTicker.getAsLong() - resumedNanos;
    long rest = (long) (worked * (1 / share - 1));
    boolean goesOn = rest <= 0 || sleeper.sleep(Duration.ofNanos(rest));
    boolean waits = false;
    while (goesOn && inferenceIsBehind.getAsBoolean()) {
      if (!waits) {
        log.info("Waits, because inference is behind");
        waits = true;
      }
      goesOn = sleeper.sleep(BETWEEN_LOOKS);
    }
    resumedNanos = nanoTicker.getAsLong();
  }
}
