package io.pvit.schemas.clip;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;

/**
 * What a clip is made of.
 *
 * @param windowsPerClip how many consecutive windows
 * @param framesPerWindow how many frames each of them has
 * @param keyFrame index, within the clip, of the frame that detections speak of
 * @param frameIntervalUs the sampling interval that the windows keep
 */
public record ClipShape(
    int windowsPerClip, int framesPerWindow, int keyFrame, long frameIntervalUs) {

  private static final int WINDOWS_PER_CLIP = 2;

  public ClipShape {
    require(windowsPerClip >= 1, "windowsPerClip must be >= 1, was " + windowsPerClip);
    require(framesPerWindow >= 1, "framesPerWindow must be >= 1, was " + framesPerWindow);
    require(
        keyFrame >= 0 && keyFrame < windowsPerClip * framesPerWindow,
        "keyFrame must lie in the clip, was " + keyFrame);
    require(frameIntervalUs >= 1, "frameIntervalUs must be >= 1, was " + frameIntervalUs);
  }

  /**
   * The shape that a network's clips have: two windows.
   *
   * @param frames of a clip
   * @param keyFrame index of the frame that the network speaks of
   * @param frameIntervalUs from frame to frame
   * @throws StopException when they cannot be made of two
   */
  public static ClipShape of(int frames, int keyFrame, long frameIntervalUs) {
    if (frames % WINDOWS_PER_CLIP != 0) {
      throw new StopException(
          ExitCode.CHECKPOINT,
          "The checkpoint wants clips of %d frames; a clip is made of %d windows of equal length."
              .formatted(frames, WINDOWS_PER_CLIP));
    }
    return new ClipShape(WINDOWS_PER_CLIP, frames / WINDOWS_PER_CLIP, keyFrame, frameIntervalUs);
  }

  /** Sequence of the window that holds the key frame of the clip whose last window this is. */
  public long keySequence(long lastSequence) {
    return lastSequence - (windowsPerClip - 1) + keyFrame / framesPerWindow;
  }

  /** Index of the key frame within the window that holds it. */
  public int keyFrameInWindow() {
    return keyFrame % framesPerWindow;
  }

  /** True when the key frame of a clip is in its last window; it is in the first otherwise. */
  public boolean keyFrameInLastWindow() {
    return keySequence(0) == 0;
  }

  /** How far the key frames of two clips in a row lie apart. */
  public Hop hop() {
    return new Hop(framesPerWindow * frameIntervalUs);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
