package io.pvit.trainer.scene.geometry;

import io.pvit.trainer.scene.geometry.Shape.Box;
import io.pvit.trainer.scene.geometry.Shape.Cylinder;
import io.pvit.trainer.scene.geometry.Shape.Ellipsoid;
import io.pvit.trainer.scene.geometry.Shape.RoundCone;

/** How far bounded solids reach, by their support functions. */
public final class Extent {

  private Extent() {}

  /** Height of the lowest point in the world; minus infinity where there is none. */
  public static double lowest(Shape shape, Pose pose) {
    return pose.origin().y() - reach(shape, pose.rotation().applyInverse(new Vec3(0, -1, 0)));
  }

  /** The farthest the solid goes from its origin along a local direction of length 1. */
  public static double reach(Shape shape, Vec3 along) {
    double x = along.x();
    double y = along.y();
    double z = along.z();
    if (shape instanceof Ellipsoid e) {
      return norm(e.left() * x, e.up() * y, e.ahead() * z);
    }
    if (shape instanceof RoundCone c) {
      double round = norm(x, y, c.flatness() * z);
      return Math.max(c.start() * round, c.end() * round + c.length() * y);
    }
    if (shape instanceof Box b) {
      return b.left() * Math.abs(x) + b.up() * Math.abs(y) + b.ahead() * Math.abs(z);
    }
    if (shape instanceof Cylinder c) {
      return c.radius() * norm(x, 0, z) + c.halfHeight() * Math.abs(y);
    }
    return Double.POSITIVE_INFINITY;
  }

  /** Whether a point of the world is inside the solid or on its skin. */
  public static boolean contains(Shape shape, Pose pose, Vec3 point) {
    Vec3 p = pose.toLocal(point);
    if (shape instanceof Ellipsoid e) {
      return norm(p.x() / e.left(), p.y() / e.up(), p.z() / e.ahead()) <= 1;
    }
    if (shape instanceof RoundCone c) {
      double around = norm(p.x(), 0, p.z() / c.flatness());
      double sine = (c.start() - c.end()) / c.length();
      double cosine = Math.sqrt(1 - sine * sine);
      double foot = Math.max(0, Math.min(c.length(), p.y() - around * sine / cosine));
      double radius = c.start() + (c.end() - c.start()) * foot / c.length();
      return norm(around, p.y() - foot, 0) <= radius;
    }
    if (shape instanceof Box b) {
      return Math.abs(p.x()) <= b.left()
          && Math.abs(p.y()) <= b.up()
          && Math.abs(p.z()) <= b.ahead();
    }
    if (shape instanceof Cylinder c) {
      return norm(p.x(), 0, p.z()) <= c.radius() && Math.abs(p.y()) <= c.halfHeight();
    }
    return shape instanceof Shape.Plane && p.y() <= 0;
  }

  private static double norm(double x, double y, double z) {
    return Math.sqrt(x * x + y * y + z * z);
  }
}
