package io.pvit.app.demo;

import io.pvit.ingest.Pace;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Lets a film run ahead of inference by a few windows only, so that latency is that of the work and
 * not of a queue.
 */
final class LagPace implements Pace {

  /**
   * Each window is followed by its transaction's marker, and a commit interval on either side is
   * always under way: fewer than this would leave the network waiting.
   */
  static final long MOST_RECORDS_AHEAD = 10;

  private static final int LOOK_EVERY_MS = 10;

  private final CountDownLatch mayBegin;
  private final LongSupplier lag;
  private final CountDownLatch cancelled = new CountDownLatch(1);

  /**
   * @param mayBegin open once somebody reads
   * @param lag records not yet read and committed
   */
  LagPace(CountDownLatch mayBegin, LongSupplier lag) {
    this.mayBegin = mayBegin;
    this.lag = lag;
  }

  @Override
  public void await(long captureTimeUs) {
    try {
      while (mayBegin.getCount() > 0 && !cancelledWithin(LOOK_EVERY_MS)) {
        // Nobody reads yet.
      }
      while (!cancelledWithin(0) && lag.getAsLong() > MOST_RECORDS_AHEAD) {
        if (cancelledWithin(LOOK_EVERY_MS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      cancelled.countDown();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void cancel() {
    cancelled.countDown();
  }

  private boolean cancelledWithin(int milliseconds) throws InterruptedException {
    return cancelled.await(milliseconds, TimeUnit.MILLISECONDS);
  }
}
