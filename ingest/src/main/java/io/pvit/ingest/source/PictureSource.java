package io.pvit.ingest.source;

import io.pvit.schemas.exit.StopException;

/**
 * A video that gives one picture after another.
 *
 * <p>One thread opens, reads and closes it; only {@link #cancel} may come from another.
 */
public interface PictureSource extends AutoCloseable {

  /**
   * Connects and learns what the stream is.
   *
   * @throws StopException with the exit code of what is wrong; INTERRUPTED when cancelled
   */
  StreamFacts open();

  /** Waits for the next picture, within the deadline the source was made with. */
  Reading next();

  /** What has gone wrong so far without ending the film. */
  Damage damage();

  /** Makes a waiting {@link #open} or {@link #next} return soon, and every later one at once. */
  void cancel();

  @Override
  void close();
}
