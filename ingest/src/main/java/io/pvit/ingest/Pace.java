package io.pvit.ingest;

/**
 * How fast a recording may be read. Live inputs set their own pace, and are asked all the same.
 *
 * <p>{@link #await} is called by the reading thread before a window is completed, so that neither
 * the window's time stamp nor an open transaction ages while it waits.
 */
@FunctionalInterface
public interface Pace {

  /** As fast as it goes. */
  Pace FREE =
      new Pace() {
        @Override
        public void await(long captureTimeUs) {
          // Nothing to wait for.
        }

        @Override
        public boolean mayBlock() {
          return false;
        }
      };

  /**
   * Blocks until the pipeline may have the next window.
   *
   * @param captureTimeUs of the window's last frame
   */
  void await(long captureTimeUs);

  /** Whether {@link #await} ever blocks; windows are then committed before it is called. */
  default boolean mayBlock() {
    return true;
  }

  /** Ends a waiting {@link #await}, and lets every later one pass; from any thread. */
  default void cancel() {}
}
