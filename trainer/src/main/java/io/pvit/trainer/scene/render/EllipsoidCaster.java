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
    double bx = ox * m00 + oy * m10 + oz * m20;
    double by = ox * m01 + oy * m11 + oz * m21;
    double bz = ox * m02 + oy * m12 + oz * m22;
    Conic a = stretch();
    Conic inside = Conic.square(bx, by, bz).plus(a.times(1 - ox * ox - oy * oy - oz * oz));
    for (int row = rect.top(); row < rect.bottom(); row++) {
      int end = row * rays.width + rect.right();
      for (int i = row * rays.width + rect.left(); i < end; i++) {
        double x = rays.x[i];
        double y = rays.y[i];
        double square = inside.at(x, y);
        if (square > 0) {
          double z = (-(bx * x + by * y + bz) - Math.sqrt(square)) / a.at(x, y);
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
