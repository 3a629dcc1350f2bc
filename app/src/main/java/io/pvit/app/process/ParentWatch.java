package io.pvit.app.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A child's ear for its parent: lines on standard input, and its end, which is how a child learns
 * that its parent is gone, however it died.
 */
public final class ParentWatch {

  private ParentWatch() {}

  /** Listens on a daemon thread; both actions run on it, the second one once and last. */
  public static void watch(InputStream parent, Consumer<String> onLine, Runnable onceGone) {
    Thread thread =
        new Thread(
            () -> {
              listen(parent, onLine);
              onceGone.run();
            },
            "parent-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private static void listen(InputStream parent, Consumer<String> onLine) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(parent, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        onLine.accept(line);
      }
    } catch (IOException broken) {
      // A broken pipe says the same as its end.
    }
  }
}
