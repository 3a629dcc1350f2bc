package io.pvit.trainer.scene.body;

/**
 * Where a foot is in leg lengths: its flat ankle over the ground at (x, z), lifted; yaw to the
 * left, pitch toes down (around the ball of the foot) or up (around the heel) in radians.
 */
public record Step(double x, double lift, double z, double yaw, double pitch) {

  private static final double STRIDE_LIFT = 0.07;
  private static final double SAME = 1e-6;

  /** A foot whose ball stays where it is while this holds. */
  public boolean planted() {
    return lift == 0 && pitch >= 0;
  }

  /** A foot that changes place does so through the air. */
  Step blend(Step to, double w) {
    double way = Math.abs(to.x - x) + Math.abs(to.z - z) + 0.3 * Math.abs(to.yaw - yaw);
    double arc = way < SAME ? 0 : STRIDE_LIFT * Math.min(1, 6 * way) * 4 * w * (1 - w);
    return new Step(
        x + (to.x - x) * w,
        lift + (to.lift - lift) * w + arc,
        z + (to.z - z) * w,
        yaw + (to.yaw - yaw) * w,
        pitch + (to.pitch - pitch) * w);
  }

  Step mirrored() {
    return new Step(-x, lift, z, -yaw, pitch);
  }
}
