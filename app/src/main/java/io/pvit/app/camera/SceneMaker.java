package io.pvit.app.camera;

import io.pvit.trainer.scene.ClipSeed;
import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.SceneClips;

/**
 * Has scenes acted that nobody has learnt from or is judged by elsewhere.
 *
 * @param seed the same one gives the same scenes, at most {@link #MOST_SEED}
 */
record SceneMaker(long seed, ClipSpec spec) implements ScenesAhead.Maker {

  static final long MOST_SEED = (1L << 32) - 1;

  private static final int CAMERA_BITS = 8;
  private static final int SCENE_BITS = 22;

  SceneMaker {
    if (seed < 0 || seed > MOST_SEED) {
      throw new IllegalArgumentException("seed must be within 0.." + MOST_SEED + ", was " + seed);
    }
  }

  @Override
  public ActedScene scene(int camera, int number) {
    return ActedScene.of(SceneClips.clip(clip(camera, number), spec));
  }

  /** No two scenes of two seeds or two cameras are the same. */
  ClipSeed.Demo clip(int camera, int number) {
    return new ClipSeed.Demo(
        (seed << (CAMERA_BITS + SCENE_BITS)) | ((long) camera << SCENE_BITS) | number);
  }
}
