package io.pvit.trainer.scene.motion;

import io.pvit.trainer.scene.geometry.Pose;

/** Where a thing is in the ground frame of an act, in metres, at a time since the act began. */
@FunctionalInterface
public interface Path {
  Pose at(double seconds);
}
