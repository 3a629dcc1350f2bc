package io.pvit.ingest;

import io.pvit.schemas.EpochEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * That somebody wants a camera's watching to end, and why: given once, from any thread, and heard
 * by all that waits. The first order stays.
 */
final class StopOrder {

  private final List<Runnable> hearers = new ArrayList<>();
  private Optional<EpochEnd> reason = Optional.empty();

  synchronized void give(EpochEnd why) {
    if (reason.isEmpty()) {
      reason = Optional.of(why);
      hearers.forEach(Runnable::run);
      notifyAll();
    }
  }

  synchronized boolean isGiven() {
    return reason.isPresent();
  }

  /** Why; as if the process had gone where nobody gave it. */
  synchronized EpochEnd reason() {
    return reason.orElse(EpochEnd.READER_LOST);
  }

  /** Makes this hear of it, at once where it was given already; must not wait. */
  synchronized void hear(Runnable hearer) {
    hearers.add(hearer);
    if (reason.isPresent()) {
      hearer.run();
    }
  }

  synchronized void forget(Runnable hearer) {
    hearers.remove(hearer);
  }

  /** Returns when it was given, or after this long. */
  synchronized void await(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    long left = patience.toNanos();
    while (reason.isEmpty() && left > 0) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        give(EpochEnd.READER_LOST);
      }
      left = deadline - System.nanoTime();
    }
  }
}
