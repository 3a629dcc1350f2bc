package io.pvit.trainer.scene.render;

import io.pvit.trainer.scene.camera.Camera;
import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Shape;
import io.pvit.trainer.scene.geometry.Vec3;

/**
 * The hull of two balls on the up axis: the cone that touches both, where the foot of the hit lies
 * between their circles of contact, and the balls elsewhere.
 */
final class RoundConeCaster extends Caster {

  private final double start;
  private final double end;
  private final double length;
  private final double taper;
  private final double slant;

  RoundConeCaster(Shape.RoundCone shape, Pose pose, Camera camera) {
    super(pose, camera, new Vec3(1, 1, shape.flatness()));
    start = shape.start();
    end = shape.end();
    length = shape.length();
    taper = start - end;
    slant = length * length - taper * taper;
  }

  @Override
  void cast(RayGrid rays, DepthBuffer buffer, int id) {
    PixelRect rect = rays.cover(bounds());
    double square = length * length;
    double oo = ox * ox + oy * oy + oz * oz;
    double along = length * oy; // m1
    double k0 = slant * oo - along * along + along * taper * start * 2 - square * start * start;
    double ey = oy - length;
    double startC = oo - start * start;
    double endC = ox * ox + ey * ey + oz * oz - end * end;
    for (int row = rect.top(); row < rect.bottom(); row++) {
      int stop = row * rays.width + rect.right();
      for (int i = row * rays.width + rect.left(); i < stop; i++) {
        double x = rays.x[i];
        double y = rays.y[i];
        double dx = m00 * x + m01 * y + m02;
        double dy = m10 * x + m11 * y + m12;
        double dz = m20 * x + m21 * y + m22;
        double dd = dx * dx + dy * dy + dz * dz;
        double od = ox * dx + oy * dy + oz * dz;
        double rise = length * dy; // m2
        double k2 = slant * dd - rise * rise;
        double k1 = slant * od - along * rise + rise * taper * start;
        double inside = k1 * k1 - k0 * k2;
        if (inside <= 0) {
          continue;
        }
        double z = (-k1 - Math.sqrt(inside)) / k2;
        double foot = along - start * taper + z * rise;
        if (!(foot > 0 && foot < slant)) {
          z = ball(od, dd, startC);
          double other = ball(od + (ey - oy) * dy, dd, endC);
          z = Math.min(z, other);
        }
        if (z > NEAREST && z < buffer.z[i]) {
          buffer.z[i] = z;
          buffer.caster[i] = id;
        }
      }
    }
  }

  private static double ball(double b, double a, double c) {
    double inside = b * b - a * c;
    return inside > 0 ? (-b - Math.sqrt(inside)) / a : Double.POSITIVE_INFINITY;
  }

  @Override
  void gradient(double x, double y, double z, SurfacePoint out) {
    double foot = length * y - start * taper;
    if (foot > 0 && foot < slant) {
      out.normalX = slant * x;
      out.normalY = slant * y - length * foot;
      out.normalZ = slant * z;
      return;
    }
    out.normalX = x;
    out.normalY = foot <= 0 ? y : y - length;
    out.normalZ = z;
  }

  @Override
  Bounds bounds() {
    Bounds bounds = new Bounds();
    addBall(bounds, 0, start);
    addBall(bounds, length, end);
    return bounds;
  }

  private void addBall(Bounds bounds, double up, double radius) {
    bounds.addEllipsoid(
        toCamera(new Vec3(0, up, 0)),
        turned(new Vec3(radius, 0, 0)),
        turned(new Vec3(0, radius, 0)),
        turned(new Vec3(0, 0, radius * scale.z())));
  }
}
