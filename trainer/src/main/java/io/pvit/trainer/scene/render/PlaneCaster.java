package io.pvit.trainer.scene.render;

import io.pvit.trainer.scene.camera.Camera;
import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Vec3;

/** Up = 0, seen from above. */
final class PlaneCaster extends Caster {

  PlaneCaster(Pose pose, Camera camera) {
    super(pose, camera, new Vec3(1, 1, 1));
  }

  @Override
  void cast(RayGrid rays, DepthBuffer buffer, int id) {
    if (oy <= 0) {
      return;
    }
    for (int i = 0; i < rays.x.length; i++) {
      double fall = m10 * rays.x[i] + m11 * rays.y[i] + m12;
      double z = -oy / fall;
      if (z > NEAREST && z < buffer.z[i]) {
        buffer.z[i] = z;
        buffer.caster[i] = id;
      }
    }
  }

  @Override
  void gradient(double x, double y, double z, SurfacePoint out) {
    out.normalX = 0;
    out.normalY = 1;
    out.normalZ = 0;
  }

  @Override
  Bounds bounds() {
    Bounds bounds = new Bounds();
    bounds.addEverything();
    return bounds;
  }
}
