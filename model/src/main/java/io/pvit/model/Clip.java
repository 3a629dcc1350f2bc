package io.pvit.model;

import io.pvit.model.frames.FramePixels;
import java.util.List;
import java.util.Optional;

/**
 * Consecutive pictures of one camera, oldest first, all from sources of one size.
 *
 * @param frames as many as the input contract says
 * @param people who is in the key frame, where others have looked for them; empty where the network
 *     is to find them itself
 */
public record Clip(List<FramePixels> frames, Optional<List<GivenPerson>> people) {
  public Clip {
    frames = List.copyOf(frames);
    people = people.map(List::copyOf);
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

  /** Pictures in which the network is to find the people itself. */
  public Clip(List<FramePixels> frames) {
    this(frames, Optional.empty());
  }
}
