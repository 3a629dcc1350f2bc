package io.pvit.ingest.window;

import io.pvit.schemas.Clock;

/**
 * What all windows of a run have in common.
 *
 * @param frames in a full window
 * @param intervalUs between two frames
 * @param clock where the capture times come from
 * @param clockUncertaintyUs how far they may be off
 */
public record WindowShape(int frames, long intervalUs, Clock clock, long clockUncertaintyUs) {
  public WindowShape {
    if (frames < 1 || intervalUs < 1) {
      throw new IllegalArgumentException(
          "frames and intervalUs must be >= 1, were " + frames + ", " + intervalUs);
    }
  }
}
