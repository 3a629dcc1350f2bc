package io.pvit.trainer.scene.geometry;

/** A rotation as its three images: where left (x), up (y) and ahead (z) go. */
public record Rotation(Vec3 left, Vec3 up, Vec3 ahead) {

  public static final Rotation NONE =
      new Rotation(new Vec3(1, 0, 0), new Vec3(0, 1, 0), new Vec3(0, 0, 1));

  /** Positive turns ahead towards left. */
  public static Rotation yaw(double radians) {
    double c = StrictMath.cos(radians);
    double s = StrictMath.sin(radians);
    return new Rotation(new Vec3(c, 0, -s), Vec3.UP, new Vec3(s, 0, c));
  }

  /** Positive leans up towards ahead. */
  public static Rotation pitch(double radians) {
    double c = StrictMath.cos(radians);
    double s = StrictMath.sin(radians);
    return new Rotation(new Vec3(1, 0, 0), new Vec3(0, c, s), new Vec3(0, -s, c));
  }

  /** Positive leans up towards the right. */
  public static Rotation roll(double radians) {
    double c = StrictMath.cos(radians);
    double s = StrictMath.sin(radians);
    return new Rotation(new Vec3(c, s, 0), new Vec3(-s, c, 0), new Vec3(0, 0, 1));
  }

  /** Up goes along the axis, ahead as near to the hint as that allows. */
  public static Rotation along(Vec3 axis, Vec3 aheadHint) {
    Vec3 up = axis.unit();
    Vec3 left = up.cross(aheadHint);
    if (left.dot(left) < 1e-12) {
      Vec3 other = Math.abs(up.x()) < 0.6 ? new Vec3(1, 0, 0) : new Vec3(0, 0, 1);
      left = up.cross(other);
    }
    left = left.unit();
    return new Rotation(left, up, left.cross(up));
  }

  /** Ahead looks from one point at another, without roll; never straight up or down. */
  public static Rotation looking(Vec3 from, Vec3 to) {
    Vec3 ahead = to.minus(from).unit();
    Vec3 left = Vec3.UP.cross(ahead).unit();
    return new Rotation(left, ahead.cross(left), ahead);
  }

  public Vec3 apply(Vec3 v) {
    return new Vec3(
        left.x() * v.x() + up.x() * v.y() + ahead.x() * v.z(),
        left.y() * v.x() + up.y() * v.y() + ahead.y() * v.z(),
        left.z() * v.x() + up.z() * v.y() + ahead.z() * v.z());
  }

  public Vec3 applyInverse(Vec3 v) {
    return new Vec3(left.dot(v), up.dot(v), ahead.dot(v));
  }

  /** First the inner rotation, then this one. */
  public Rotation times(Rotation inner) {
    return new Rotation(apply(inner.left), apply(inner.up), apply(inner.ahead));
  }
}
