package io.pvit.ingest.video;

import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * What FFmpeg asks, while it waits, whether it may go on waiting: until a deadline, and until
 * somebody cancels.
 *
 * <p>FFmpeg's own time-outs do not cover every wait, a thread inside it cannot be interrupted, and
 * this can. {@link #cancel} may come from any thread, also after the end.
 */
final class Interrupt implements AutoCloseable {

  private static final int DEADLINE = 0;
  private static final int CANCELLED = 1;

  /** One for all readers, held for ever: native code must never call a collected object. */
  private static final AVIOInterruptCB.Callback_Pointer ASKED =
      new AVIOInterruptCB.Callback_Pointer() {
        @Override
        public int call(Pointer opaque) {
          LongPointer state = new LongPointer(opaque);
          boolean goOn = state.get(CANCELLED) == 0 && System.nanoTime() - state.get(DEADLINE) < 0;
          return goOn ? 0 : 1;
        }
      };

  private final LongPointer state = new LongPointer(2).put(DEADLINE, 0).put(CANCELLED, 0);
  private boolean open = true;
  private boolean cancelled;

  /** Makes this the one that the context asks; must outlive the context. */
  void watch(AVFormatContext context) {
    context.interrupt_callback().callback(ASKED).opaque(state);
  }

  /** Gives the calls from now on this long. */
  synchronized void allow(long millis) {
    state.put(DEADLINE, System.nanoTime() + millis * 1_000_000);
  }

  synchronized boolean isOverdue() {
    return System.nanoTime() - state.get(DEADLINE) >= 0;
  }

  synchronized boolean isCancelled() {
    return cancelled;
  }

  synchronized void cancel() {
    cancelled = true;
    if (open) {
      state.put(CANCELLED, 1);
    }
  }

  /** Only once nothing native asks any more. */
  @Override
  public synchronized void close() {
    open = false;
    state.close();
  }
}
