package io.pvit.trainer.scene.render;

import io.pvit.trainer.scene.camera.Camera;
import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Shape;
import io.pvit.trainer.scene.geometry.Vec3;

/** Scaled to the cube of half extent 1: three slabs. */
final class BoxCaster extends Caster {

  BoxCaster(Shape.Box shape, Pose pose, Camera camera) {
    super(pose, camera, new Vec3(shape.left(), shape.up(), shape.ahead()));
  }

  @Override
  void cast(RayGrid rays, DepthBuffer buffer, int id) {
    PixelRect rect = rays.cover(bounds());
    for (int row = rect.top(); row < rect.bottom(); row++) {
      int end = row * rays.width + rect.right();
      for (int i = row * rays.width + rect.left(); i < end; i++) {
        double x = rays.x[i];
        double y = rays.y[i];
        double dx = m00 * x + m01 * y + m02;
        double dy = m10 * x + m11 * y + m12;
        double dz = m20 * x + m21 * y + m22;
        double sx = Math.copySign(1, dx);
        double sy = Math.copySign(1, dy);
        double sz = Math.copySign(1, dz);
        double enter = Math.max(Math.max((-sx - ox) / dx, (-sy - oy) / dy), (-sz - oz) / dz);
        double leave = Math.min(Math.min((sx - ox) / dx, (sy - oy) / dy), (sz - oz) / dz);
        if (enter < leave && enter > NEAREST && enter < buffer.z[i]) {
          buffer.z[i] = enter;
          buffer.caster[i] = id;
        }
      }
    }
  }

  @Override
  void gradient(double x, double y, double z, SurfacePoint out) {
    double ax = Math.abs(x);
    double ay = Math.abs(y);
    double az = Math.abs(z);
    boolean side = ax >= ay && ax >= az;
    boolean top = !side && ay >= az;
    out.normalX = side ? Math.signum(x) : 0;
    out.normalY = top ? Math.signum(y) : 0;
    out.normalZ = side || top ? 0 : Math.signum(z);
  }

  @Override
  Bounds bounds() {
    Bounds bounds = new Bounds();
    for (int corner = 0; corner < 8; corner++) {
      double left = (corner & 1) == 0 ? scale.x() : -scale.x();
      double up = (corner & 2) == 0 ? scale.y() : -scale.y();
      double ahead = (corner & 4) == 0 ? scale.z() : -scale.z();
      bounds.addPoint(toCamera(new Vec3(left, up, ahead)));
    }
    return bounds;
  }
}
