package io.pvit.inference;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Closes the service in order, within a stated time. When that is over the process ends as it is:
 * what was not committed is done by whoever takes over. Nothing is closed before there is a
 * service.
 */
final class Drain implements Runnable {

  private final Runnable halt;
  private volatile Runnable close = () -> {};
  private volatile Duration within = Duration.ofDays(1);

  /**
   * @param halt ends the process at once
   */
  Drain(Runnable halt) {
    this.halt = halt;
  }

  void of(Runnable closing, Duration longest) {
    within = longest;
    close = closing;
  }

  @Override
  public void run() {
    CountDownLatch closed = new CountDownLatch(1);
    Thread watch = new Thread(() -> haltUnless(closed), "drain-limit");
    watch.setDaemon(true);
    watch.start();
    try {
      close.run();
    } finally {
      closed.countDown();
    }
  }

  private void haltUnless(CountDownLatch closed) {
    try {
      if (!closed.await(within.toMillis(), TimeUnit.MILLISECONDS)) {
        halt.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
