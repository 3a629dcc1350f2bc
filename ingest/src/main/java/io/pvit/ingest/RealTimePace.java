package io.pvit.ingest;

import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A recording as if it happened now: a window passes when the clock has reached its last frame's
 * capture time. One that is behind passes at once, as it would come from a camera.
 */
public final class RealTimePace implements Pace {

  /** The clock and the waiting, so that a test needs neither. */
  interface Ticker {
    long nowUs();

    /** Returns after this long, or when woken. */
    void waitFor(long micros);

    /** Ends every wait, now and later. */
    void wake();
  }

  private final Ticker ticker;
  private volatile boolean cancelled;

  /** By this machine's clock. */
  public RealTimePace() {
    this(new SystemTicker());
  }

  RealTimePace(Ticker ticker) {
    this.ticker = ticker;
  }

  @Override
  public void await(long captureTimeUs) {
    long leftUs = captureTimeUs - ticker.nowUs();
    while (leftUs > 0 && !cancelled) {
      ticker.waitFor(leftUs);
      leftUs = captureTimeUs - ticker.nowUs();
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
    ticker.wake();
  }

  private static final class SystemTicker implements Ticker {
    private final InstantSource clock = InstantSource.system();
    private final CountDownLatch woken = new CountDownLatch(1);

    @Override
    public long nowUs() {
      return WallClock.us(clock);
    }

    @Override
    public void waitFor(long micros) {
      try {
        boolean unused = woken.await(micros, TimeUnit.MICROSECONDS);
      } catch (InterruptedException e) {
        // Whoever interrupts wants the thread, not the film's pace.
        woken.countDown();
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void wake() {
      woken.countDown();
    }
  }
}
