package io.pvit.inference;

import io.pvit.inference.load.DelayBoard;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what the service does. Any thread may count.
 *
 * <p>Work that an aborted transaction took back is done again and counts again.
 */
public final class Meters {

  private final LongAdder windows = new LongAdder();
  private final LongAdder duplicates = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder reread = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final LongAdder clips = new LongAdder();
  private final LongAdder forwards = new LongAdder();
  private final LongAdder forwardNanos = new LongAdder();
  private final LongAdder shed = new LongAdder();
  private final DelayBoard delays = new DelayBoard();

  /** A window or marker was read. */
  public void window() {
    windows.increment();
  }

  /** It had been seen before. */
  public void duplicate() {
    duplicates.increment();
  }

  /** A record could not be used and went to the dead letters. */
  public void rejected() {
    rejected.increment();
  }

  /** After an assignment, a camera's newest windows were read again. */
  public void reread() {
    reread.increment();
  }

  /** They were no longer there, so a clip is missing. */
  public void lost() {
    lost.increment();
  }

  /** A clip was left out because inference could not keep up. */
  public void shed() {
    shed.increment();
  }

  /** How far behind each camera is. */
  public DelayBoard delays() {
    return delays;
  }

  /** The network answered a batch. */
  public void forward(int size, Duration took) {
    clips.add(size);
    forwards.increment();
    forwardNanos.add(took.toNanos());
  }

  /** The counts at this moment. */
  public InferenceFigures figures() {
    return new InferenceFigures(
        windows.sum(),
        duplicates.sum(),
        rejected.sum(),
        reread.sum(),
        lost.sum(),
        clips.sum(),
        forwards.sum(),
        Duration.ofNanos(forwardNanos.sum()),
        shed.sum());
  }
}
