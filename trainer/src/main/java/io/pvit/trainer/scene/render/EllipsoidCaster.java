package io.pvit.trainer.scene.render;

import io.pvit.trainer.scene.camera.Camera;
import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Shape;
import io.pvit.trainer.scene.geometry.Vec3;

/** Scaled to a ball of radius 1. */
final class EllipsoidCaster extends Caster {

  EllipsoidCaster(Shape.Ellipsoid shape, Pose pose, Camera camera) {
    super(pose, camera, new Vec3(shape.left(), shape.up(), shape.ahead()));
  }

  @Override
  void cast(RayGrid rays, DepthBuffer buffer, int id) {
    PixelRect rect = rays.cover(bounds());
    double c = ox * ox + oy * oy + oz * oz - 1;
    for (int row = rect.top(); row < rect.bottom(); row++) {
      int end = row * rays.width + rect.right();
      for (int i = row * rays.width + rect.left(); i < end; i++) {
        double x = rays.x[i];
        double y = rays.y[i];
        double dx = m00 * x + m01 * y + m02;
        double dy = m10 * x + m11 * y + m12;
        double dz = m20 * x + m21 * y + m22;
        double a = dx * dx + dy * dy + dz * dz;
        double b = ox * dx + oy * dy + oz * dz;
        double inside = b * b - a * c;
        if (inside > 0) {
          double z = (-b - Math.sqrt(inside)) / a;
          if (z > NEAREST && z < buffer.z[i]) {
            buffer.z[i] = z;
            buffer.caster[i] = id;
          }
        }
      }
    }
  }

  @Override
  void gradient(double x, double y, double z, SurfacePoint out) {
    out.normalX = x;
    out.normalY = y;
    out.normalZ = z;
  }

  @Override
  Bounds bounds() {
    Bounds bounds = new Bounds();
    bounds.addEllipsoid(
        toCamera(Vec3.ZERO),
        turned(new Vec3(scale.x(), 0, 0)),
        turned(new Vec3(0, scale.y(), 0)),
        turned(new Vec3(0, 0, scale.z())));
    return bounds;
  }
}
