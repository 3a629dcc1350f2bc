package io.pvit.trainer.scene.motion;

import io.pvit.trainer.scene.body.Posture;

/** A posture for every moment since an act began; a pure function. */
@FunctionalInterface
public interface Motion {
  Posture at(double seconds);
}
