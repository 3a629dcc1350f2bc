package io.pvit.inference.clip;

import io.pvit.schemas.FrameWindow;

/**
 * What the clip rule looks at in a window or marker.
 *
 * @param sequence its place among the camera's windows and markers
 * @param streamEpoch its epoch
 * @param discontinuity pictures are missing just before it
 * @param frames how many frames it has; 0 in a marker
 * @param width of every frame, pixels
 * @param height of every frame, pixels
 * @param frameIntervalUs the interval its frames keep
 */
public record WindowFacts(
    long sequence,
    int streamEpoch,
    boolean discontinuity,
    int frames,
    int width,
    int height,
    long frameIntervalUs) {

  /** The facts of a window that was read. */
  public static WindowFacts of(FrameWindow window) {
    return new WindowFacts(
        window.sequence(),
        window.streamEpoch(),
        window.discontinuity(),
        window.frames().size(),
        window.width(),
        window.height(),
        window.frameIntervalUs());
  }

  boolean marker() {
    return frames == 0;
  }
}
