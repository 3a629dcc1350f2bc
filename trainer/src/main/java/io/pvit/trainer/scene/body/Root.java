package io.pvit.trainer.scene.body;

/**
 * The middle between the hips over the ground, in leg lengths: x to the left, height, z ahead; then
 * the turn of the pelvis in radians: yaw to the left, pitch ahead, roll to the right.
 */
public record Root(double x, double height, double z, double yaw, double pitch, double roll) {

  Root blend(Root to, double w) {
    return new Root(
        x + (to.x - x) * w,
        height + (to.height - height) * w,
        z + (to.z - z) * w,
        yaw + (to.yaw - yaw) * w,
        pitch + (to.pitch - pitch) * w,
        roll + (to.roll - roll) * w);
  }

  Root mirrored() {
    return new Root(-x, height, z, -yaw, pitch, -roll);
  }
}
