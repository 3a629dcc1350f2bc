package io.pvit.trainer.scene.geometry;

/** A point or direction. */
public record Vec3(double x, double y, double z) {

  public static final Vec3 ZERO = new Vec3(0, 0, 0);
  public static final Vec3 UP = new Vec3(0, 1, 0);

  public Vec3 plus(Vec3 that) {
    return new Vec3(x + that.x, y + that.y, z + that.z);
  }

  public Vec3 minus(Vec3 that) {
    return new Vec3(x - that.x, y - that.y, z - that.z);
  }

  public Vec3 times(double factor) {
    return new Vec3(x * factor, y * factor, z * factor);
  }

  public double dot(Vec3 that) {
    return x * that.x + y * that.y + z * that.z;
  }

  public Vec3 cross(Vec3 that) {
    return new Vec3(y * that.z - z * that.y, z * that.x - x * that.z, x * that.y - y * that.x);
  }

  public double length() {
    return Math.sqrt(dot(this));
  }

  public double distance(Vec3 that) {
    return minus(that).length();
  }

  /** Of length 1; a vector without length has no direction and is refused. */
  public Vec3 unit() {
    double length = length();
    if (!(length > 0)) {
      throw new IllegalArgumentException("a direction needs a length, was " + this);
    }
    return times(1 / length);
  }

  public Vec3 lerp(Vec3 that, double weight) {
    return plus(that.minus(this).times(weight));
  }
}
