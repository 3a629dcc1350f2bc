package io.pvit.trainer.scene.capture;

import io.pvit.trainer.scene.body.Posture;
import io.pvit.trainer.scene.body.Proportions;
import io.pvit.trainer.scene.body.Reach;
import io.pvit.trainer.scene.body.Root;
import io.pvit.trainer.scene.body.Skeleton;
import io.pvit.trainer.scene.body.Spine;
import io.pvit.trainer.scene.body.Step;

/** One captured moment in the units of postures, without the body that was captured. */
record Stance(Root root, Spine spine, Reach left, Reach right, Sole leftSole, Sole rightSole) {

  /**
   * A foot: its ankle over the ground and how far its lowest point is lifted, in leg lengths; yaw
   * to the left and pitch toes down in radians.
   */
  record Sole(double x, double z, double lift, double yaw, double pitch) {

    private Step step(Proportions body) {
      double leg = body.leg();
      return new Skeleton(body).step(x * leg, z * leg, lift, yaw, pitch);
    }
  }

  Posture posture(Proportions body) {
    return new Posture(root, spine, left, right, leftSole.step(body), rightSole.step(body));
  }
}
