package io.pvit.model;

import static io.pvit.model.net.Setting.require;

import io.pvit.model.net.MvitConfig;

/**
 * What a clip must look like for a network to understand it.
 *
 * @param frames pictures in a clip
 * @param keyFrame index of the picture that the answers are about
 * @param frameIntervalUs time from one picture to the next
 * @param height pixels, after letterboxing
 * @param width pixels, after letterboxing
 */
public record InputContract(int frames, int keyFrame, long frameIntervalUs, int height, int width) {
  public InputContract {
    require(frames >= 1, "frames must be >= 1, was " + frames);
    require(
        keyFrame >= 0 && keyFrame < frames,
        "keyFrame must be within 0.." + (frames - 1) + ", was " + keyFrame);
    require(frameIntervalUs >= 1, "frameIntervalUs must be >= 1, was " + frameIntervalUs);
    require(height >= 8 && height <= 4096, "height must be within 8..4096, was " + height);
    require(width >= 8 && width <= 4096, "width must be within 8..4096, was " + width);
  }

  /** Clips of the size that a network is made for; their middle picture is the key frame. */
  public static InputContract of(MvitConfig network, long frameIntervalUs) {
    return new InputContract(
        network.temporalSize(),
        network.temporalSize() / 2,
        frameIntervalUs,
        network.spatialSize().get(0),
        network.spatialSize().get(1));
  }
}
