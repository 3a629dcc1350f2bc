package io.pvit.trainer.scene.render;

import io.pvit.trainer.scene.geometry.Vec3;

/** Range of directions (x/z, y/z) that points of camera space have; grows as points are added. */
final class Bounds {

  private static final double NEAREST = 0.01;

  double minX = Double.POSITIVE_INFINITY;
  double maxX = Double.NEGATIVE_INFINITY;
  double minY = Double.POSITIVE_INFINITY;
  double maxY = Double.NEGATIVE_INFINITY;

  void addEverything() {
    minX = Double.NEGATIVE_INFINITY;
    maxX = Double.POSITIVE_INFINITY;
    minY = Double.NEGATIVE_INFINITY;
    maxY = Double.POSITIVE_INFINITY;
  }

  void addPoint(Vec3 point) {
    if (point.z() < NEAREST) {
      addEverything();
      return;
    }
    addX(point.x() / point.z());
    addY(point.y() / point.z());
  }

  /**
   * An ellipsoid by its half axes: x/z = u touches it where (cx - u cz)² = sum of (hx - u hz)², a
   * quadratic in u, and so for y.
   */
  void addEllipsoid(Vec3 centre, Vec3 a, Vec3 b, Vec3 c) {
    double depth = Math.sqrt(a.z() * a.z() + b.z() * b.z() + c.z() * c.z());
    if (centre.z() - depth < NEAREST) {
      addEverything();
      return;
    }
    double zz = centre.z() * centre.z() - depth * depth;
    double xz = centre.x() * centre.z() - a.x() * a.z() - b.x() * b.z() - c.x() * c.z();
    double yz = centre.y() * centre.z() - a.y() * a.z() - b.y() * b.z() - c.y() * c.z();
    double xx = centre.x() * centre.x() - a.x() * a.x() - b.x() * b.x() - c.x() * c.x();
    double yy = centre.y() * centre.y() - a.y() * a.y() - b.y() * b.y() - c.y() * c.y();
    double wide = Math.sqrt(Math.max(0, xz * xz - zz * xx));
    double high = Math.sqrt(Math.max(0, yz * yz - zz * yy));
    addX((xz - wide) / zz);
    addX((xz + wide) / zz);
    addY((yz - high) / zz);
    addY((yz + high) / zz);
  }

  Bounds within(double left, double right, double top, double bottom) {
    Bounds cut = new Bounds();
    cut.minX = Math.max(minX, left);
    cut.maxX = Math.min(maxX, right);
    cut.minY = Math.max(minY, top);
    cut.maxY = Math.min(maxY, bottom);
    return cut;
  }

  void add(Bounds other) {
    addX(other.minX);
    addX(other.maxX);
    addY(other.minY);
    addY(other.maxY);
  }

  private void addX(double x) {
    minX = Math.min(minX, x);
    maxX = Math.max(maxX, x);
  }

  private void addY(double y) {
    minY = Math.min(minY, y);
    maxY = Math.max(maxY, y);
  }
}
