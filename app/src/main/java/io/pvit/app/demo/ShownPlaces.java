package io.pvit.app.demo;

import io.pvit.schemas.FrameWindow;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Where the frames of one camera's windows lie in what it showed: frames of scenes without the
 * pauses between them, counted from 0.
 *
 * <p>A camera shows as many pictures a scene as make whole windows, and windows keep the order and,
 * by their sequence, the count of what was shown, also of windows that are lost. A discontinuity is
 * a pause, so what follows it is the beginning of a scene, wherever the count was.
 */
final class ShownPlaces {

  private final int scenePictures;
  private final int framesPerWindow;
  private final Map<String, Long> places = new HashMap<>();
  private long next;
  private long nextSequence = -1;

  ShownPlaces(int scenePictures, int framesPerWindow) {
    if (framesPerWindow < 1 || scenePictures % framesPerWindow != 0) {
      throw new IllegalArgumentException(
          "a scene must be of whole windows, was %d pictures and %d a window"
              .formatted(scenePictures, framesPerWindow));
    }
    this.scenePictures = scenePictures;
    this.framesPerWindow = framesPerWindow;
  }

  /** The next window that came, the first of which shows the first picture. */
  void window(FrameWindow window) {
    boolean first = nextSequence < 0;
    if (!first) {
      next += (window.sequence() - nextSequence) * framesPerWindow;
      if (window.discontinuity()) {
        next = -Math.floorDiv(-next, scenePictures) * scenePictures;
      }
    }
    nextSequence = window.sequence() + 1;
    places.put(key(window.streamEpoch(), window.sequence()), next);
    next += window.frames().size();
  }

  /** The place of a window's first frame; empty for one that did not come. */
  OptionalLong of(int streamEpoch, long sequence) {
    Long place = places.get(key(streamEpoch, sequence));
    return place == null ? OptionalLong.empty() : OptionalLong.of(place);
  }

  /** The place behind the last frame that came. */
  long end() {
    return next;
  }

  private static String key(int streamEpoch, long sequence) {
    return streamEpoch + "/" + sequence;
  }
}
