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
    double odx = ox * m00 + oy * m10 + oz * m20;
    double ody = ox * m01 + oy * m11 + oz * m21;
    double odz = ox * m02 + oy * m12 + oz * m22;
    double share = length * (taper * start - along);
    double k1x = slant * odx + share * m10;
    double k1y = slant * ody + share * m11;
    double k1z = slant * odz + share * m12;
    Conic dd = stretch();
    Conic k2 = dd.times(slant).plus(Conic.square(m10, m11, m12).times(-square));
    Conic inside = Conic.square(k1x, k1y, k1z).plus(k2.times(-k0));
    for (int row = rect.top(); row < rect.bottom(); row++) {
      int stop = row * rays.width + rect.right();
      for (int i = row * rays.width + rect.left(); i < stop; i++) {
        double x = rays.x[i];
        double y = rays.y[i];
        double root = inside.at(x, y);
        if (root <= 0) {
          continue;
        }
        double z = (-(k1x * x + k1y * y + k1z) - Math.sqrt(root)) / k2.at(x, y);
        double dy = m10 * x + m11 * y + m12;
        double foot = along - start * taper + z * length * dy;
        if (!(foot > 0 && foot < slant)) {
          double od = odx * x + ody * y + odz;
          double a = dd.at(x, y);
          z = Math.min(ball(od, a, startC), ball(od + (ey - oy) * dy, a, endC));
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
