package io.pvit.trainer.scene.body;

import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Rotation;
import io.pvit.trainer.scene.geometry.Vec3;

/**
 * From one ground frame to the next: leg lengths to the left and ahead, then a turn to the left.
 */
public record Advance(double x, double z, double turn) {

  public static final Advance NONE = new Advance(0, 0, 0);

  public Pose from(Pose ground, double leg) {
    return ground.times(new Pose(Rotation.yaw(turn), new Vec3(x * leg, 0, z * leg)));
  }

  /** The same posture in the world, told from the frame ahead. */
  public Posture retell(Posture posture) {
    if (equals(NONE)) {
      return posture;
    }
    Root root = posture.root();
    Vec3 hips = local(root.x(), root.z());
    return posture
        .with(
            new Root(
                hips.x(), root.height(), hips.z(), root.yaw() - turn, root.pitch(), root.roll()))
        .withFeet(retell(posture.leftFoot()), retell(posture.rightFoot()));
  }

  private Step retell(Step step) {
    Vec3 place = local(step.x(), step.z());
    return new Step(place.x(), step.lift(), place.z(), step.yaw() - turn, step.pitch());
  }

  private Vec3 local(double left, double ahead) {
    return Rotation.yaw(turn).applyInverse(new Vec3(left - x, 0, ahead - z));
  }
}
