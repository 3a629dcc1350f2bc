package io.pvit.inference;

import java.io.IOException;
import java.io.InputStream;

/**
 * Notices that the parent process is gone, however it died: then nobody holds the other end of
 * standard input any more.
 */
final class ParentWatch {

  private ParentWatch() {}

  /** Calls {@code gone}, once and on a thread of its own, when the stream ends. */
  static void over(InputStream parent, Runnable gone) {
    Thread thread =
        new Thread(
            () -> {
              drain(parent);
              gone.run();
            },
            "parent-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private static void drain(InputStream parent) {
    byte[] buffer = new byte[256];
    try {
      int read = parent.read(buffer);
      while (read >= 0) {
        read = parent.read(buffer);
      }
    } catch (IOException e) {
      // A broken pipe is as good as its end.
      return;
    }
  }
}
