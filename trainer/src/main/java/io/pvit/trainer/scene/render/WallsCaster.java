package io.pvit.trainer.scene.render;

import io.pvit.trainer.scene.camera.Camera;
import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Shape;
import io.pvit.trainer.scene.geometry.Vec3;

/** Scaled to half extent 1: where a ray leaves the two upright slabs; seen from inside only. */
final class WallsCaster extends Caster {

  WallsCaster(Shape.Walls shape, Pose pose, Camera camera) {
    super(pose, camera, new Vec3(shape.left(), 1, shape.ahead()));
  }

  @Override
  void cast(RayGrid rays, DepthBuffer buffer, int id) {
    if (Math.abs(ox) >= 1 || Math.abs(oz) >= 1) {
      return;
    }
    for (int i = 0; i < rays.x.length; i++) {
      double x = rays.x[i];
      double y = rays.y[i];
      double dx = m00 * x + m01 * y + m02;
      double dz = m20 * x + m21 * y + m22;
      double z = Math.min((Math.copySign(1, dx) - ox) / dx, (Math.copySign(1, dz) - oz) / dz);
      if (z > NEAREST && z < buffer.z[i]) {
        buffer.z[i] = z;
        buffer.caster[i] = id;
      }
    }
  }

  @Override
  void gradient(double x, double y, double z, SurfacePoint out) {
    boolean side = Math.abs(x) >= Math.abs(z);
    out.normalX = side ? -Math.signum(x) : 0;
    out.normalY = 0;
    out.normalZ = side ? 0 : -Math.signum(z);
  }

  @Override
  Bounds bounds() {
    Bounds bounds = new Bounds();
    bounds.addEverything();
    return bounds;
  }
}
