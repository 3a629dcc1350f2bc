package io.pvit.schemas.clip;

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
 * @param fromUs capture time of its first frame; 0 in a marker
 * @param toUs capture time of its last frame; 0 in a marker
 */
public record WindowFacts(
    long sequence,
    int streamEpoch,
    boolean discontinuity,
    int frames,
    int width,
    int height,
    long frameIntervalUs,
    long fromUs,
    long toUs) {

  /** The facts of a window that was read. */
  public static WindowFacts of(FrameWindow window) {
    int frames = window.frames().size();
    return new WindowFacts(
        window.sequence(),
        window.streamEpoch(),
        window.discontinuity(),
        frames,
        window.width(),
        window.height(),
        window.frameIntervalUs(),
        frames == 0 ? 0 : window.frames().get(0).captureTimeUs(),
        frames == 0 ? 0 : window.frames().get(frames - 1).captureTimeUs());
  }

  boolean marker() {
    return frames == 0;
  }
}
