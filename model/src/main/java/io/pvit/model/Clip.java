package io.pvit.model;

import io.pvit.model.frames.FramePixels;
import java.util.List;

/**
 * Consecutive pictures of one camera, oldest first, all from sources of one size.
 *
 * @param frames as many as the input contract says
 */
public record Clip(List<FramePixels> frames) {
  public Clip {
    frames = List.copyOf(frames);
    if (frames.isEmpty()) {
      throw new IllegalArgumentException("frames must not be empty");
    }
    for (FramePixels frame : frames) {
      if (!frame.letterbox().equals(frames.get(0).letterbox())) {
        throw new IllegalArgumentException(
            "frames must all have one geometry, found %s and %s"
                .formatted(frames.get(0).letterbox(), frame.letterbox()));
      }
    }
  }
}
