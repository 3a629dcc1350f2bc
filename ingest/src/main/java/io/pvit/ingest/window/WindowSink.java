package io.pvit.ingest.window;

import io.pvit.schemas.FrameWindow;

/**
 * Takes a camera's windows and markers in order; one thread's.
 *
 * <p>What was accepted counts once it is committed. Closing without a commit leaves nothing of the
 * rest.
 */
public interface WindowSink extends AutoCloseable {

  /** Where the camera's windows go on, behind all that was accepted. */
  Continuation continuation();

  /** Takes one window or marker. */
  void accept(FrameWindow window);

  /** Commits when the oldest window that is not committed has waited long enough. */
  void commitIfDue();

  /** Commits what was accepted. */
  void commit();

  /** Commits, and makes the whole of it final. */
  void finish();

  @Override
  void close();
}
