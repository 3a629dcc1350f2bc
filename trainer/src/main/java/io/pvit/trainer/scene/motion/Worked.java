package io.pvit.trainer.scene.motion;

import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.world.Apparatus;

/**
 * A thing that is opened, pushed or pulled, and where its moving part goes. Before the act it waits
 * where it will start, after it it stays.
 */
public record Worked(Apparatus apparatus, double seconds, Path path) {

  /** Of the moving part in the ground frame of the act; of the standing part at time 0. */
  public Pose at(double local) {
    return path.at(Math.max(0, Math.min(seconds, local)));
  }
}
