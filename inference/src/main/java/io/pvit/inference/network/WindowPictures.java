package io.pvit.inference.network;

import io.pvit.model.frames.FramePixels;
import java.util.List;

/**
 * A window as the network sees it: decoded once, used by every clip that it is part of.
 *
 * @param offset where the window lies in its partition
 * @param frames oldest first
 * @param captureTimesUs of the frames
 */
public record WindowPictures(long offset, List<FramePixels> frames, List<Long> captureTimesUs) {
  public WindowPictures {
    frames = List.copyOf(frames);
    captureTimesUs = List.copyOf(captureTimesUs);
  }
}
