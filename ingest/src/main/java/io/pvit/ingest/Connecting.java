package io.pvit.ingest;

import io.pvit.ingest.window.WindowSink;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The wait for whoever takes the windows, which {@link #cancel} ends from any thread.
 *
 * <p>It ends by an interrupt, and must not outlast the wait: an interrupt that comes later would
 * break the transaction that closes the epoch.
 */
final class Connecting {

  private @Nullable Thread waiting;
  private boolean cancelled;

  /** What the supplier opens; this thread is the one that waits. */
  <S extends WindowSink> S open(Supplier<S> sinks) {
    begin();
    try {
      return sinks.get();
    } finally {
      end();
    }
  }

  synchronized void cancel() {
    cancelled = true;
    if (waiting != null) {
      waiting.interrupt();
    }
  }

  private synchronized void begin() {
    waiting = Thread.currentThread();
    if (cancelled) {
      waiting.interrupt();
    }
  }

  private synchronized void end() {
    waiting = null;
    if (cancelled) {
      boolean unused = Thread.interrupted();
    }
  }
}
