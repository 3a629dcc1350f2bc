package io.pvit.inference.batch;

/** One thread's stay near the batcher; owned by that thread. */
public final class Visit<I, O> implements AutoCloseable {

  private final MicroBatcher<I, O> batcher;
  private boolean expected = true;

  Visit(MicroBatcher<I, O> batcher) {
    this.batcher = batcher;
  }

  /**
   * Waits for the item's answer.
   *
   * @throws BatchFailed when there is none in time, or the work failed
   */
  public O submit(I item) {
    boolean first = expected;
    expected = false;
    return batcher.submit(item, first);
  }

  /** This thread will not submit any more. */
  @Override
  public void close() {
    if (expected) {
      expected = false;
      batcher.leave();
    }
  }
}
