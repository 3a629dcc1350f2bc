package io.pvit.app.train;

import io.pvit.model.torch.TorchEngine;
import java.util.concurrent.CountDownLatch;

/** Lets learning finish the step in work and save it before libtorch goes with the process. */
public final class SavedEnd {

  private SavedEnd() {}

  /** Learning that ends soon after it was asked to. */
  public interface Learning<T> {

    /** Learns. */
    T run() throws InterruptedException;
  }

  /**
   * Runs it.
   *
   * @param stop asks it to end; called when the process is told to
   */
  public static <T> T of(Runnable stop, Learning<T> learning) throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    TorchEngine.get()
        .beforeExit(
            () -> {
              stop.run();
              awaitUninterruptibly(ended);
            });
    try {
      return learning.run();
    } finally {
      ended.countDown();
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
