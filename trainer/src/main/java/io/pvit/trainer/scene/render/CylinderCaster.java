package io.pvit.trainer.scene.render;

import io.pvit.trainer.scene.camera.Camera;
import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Shape;
import io.pvit.trainer.scene.geometry.Vec3;

/** Scaled to radius 1 and half height 1: where an endless tube and a slab are both entered. */
final class CylinderCaster extends Caster {

  CylinderCaster(Shape.Cylinder shape, Pose pose, Camera camera) {
    super(pose, camera, new Vec3(shape.radius(), shape.halfHeight(), shape.radius()));
  }

  @Override
  void cast(RayGrid rays, DepthBuffer buffer, int id) {
    PixelRect rect = rays.cover(bounds());
    double c = ox * ox + oz * oz - 1;
    for (int row = rect.top(); row < rect.bottom(); row++) {
      int end = row * rays.width + rect.right();
      for (int i = row * rays.width + rect.left(); i < end; i++) {
        double x = rays.x[i];
        double y = rays.y[i];
        double dx = m00 * x + m01 * y + m02;
        double dz = m20 * x + m21 * y + m22;
        double a = dx * dx + dz * dz;
        double b = ox * dx + oz * dz;
        double inside = b * b - a * c;
        if (inside <= 0) {
          continue;
        }
        double root = Math.sqrt(inside);
        double dy = m10 * x + m11 * y + m12;
        double sy = Math.copySign(1, dy);
        double enter = Math.max((-b - root) / a, (-sy - oy) / dy);
        double leave = Math.min((-b + root) / a, (sy - oy) / dy);
        if (enter < leave && enter > NEAREST && enter < buffer.z[i]) {
          buffer.z[i] = enter;
          buffer.caster[i] = id;
        }
      }
    }
  }

  @Override
  void gradient(double x, double y, double z, SurfacePoint out) {
    boolean cap = Math.abs(y) >= Math.sqrt(x * x + z * z);
    out.normalX = cap ? 0 : x;
    out.normalY = cap ? Math.signum(y) : 0;
    out.normalZ = cap ? 0 : z;
  }

  @Override
  Bounds bounds() {
    Bounds bounds = new Bounds();
    addDisc(bounds, scale.y());
    addDisc(bounds, -scale.y());
    return bounds;
  }

  private void addDisc(Bounds bounds, double up) {
    bounds.addEllipsoid(
        toCamera(new Vec3(0, up, 0)),
        turned(new Vec3(scale.x(), 0, 0)),
        Vec3.ZERO,
        turned(new Vec3(0, 0, scale.z())));
  }
}
