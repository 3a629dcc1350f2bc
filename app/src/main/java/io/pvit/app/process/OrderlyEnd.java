package io.pvit.app.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Ends a child: first by closing its standard input, then by force. */
public final class OrderlyEnd {

  private OrderlyEnd() {}

  /**
   * Returns once the child is gone.
   *
   * @param patience how long it may take to end by itself
   */
  public static void of(Process child, Duration patience) {
    try {
      child.getOutputStream().close();
    } catch (java.io.IOException alreadyGone) {
      // Closing the pipe of a dead process fails, and then there is nobody to tell.
    }
    boolean interrupted = Thread.interrupted();
    try {
      if (!child.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        child.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      interrupted = true;
      child.destroyForcibly();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
