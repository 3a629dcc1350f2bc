package io.pvit.app.process;

import java.io.IOException;
import java.io.InputStream;

/**
 * Runs an action once standard input ends, which is how a child learns that its parent is gone,
 * however it died.
 */
public final class ParentWatch {

  private ParentWatch() {}

  /** Watches from a daemon thread; the action runs on it, once. */
  public static void watch(InputStream fromParent, Runnable onceGone) {
    Thread thread =
        new Thread(
            () -> {
              drain(fromParent);
              onceGone.run();
            },
            "parent-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private static void drain(InputStream fromParent) {
    try {
      fromParent.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException broken) {
      // A broken pipe says the same as its end.
    }
  }
}
