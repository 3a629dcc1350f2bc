package io.pvit.trainer.scene.render;

/** A square form of directions (x, y, 1): where it is above 0, a round solid is met. */
final class Conic {

  private final double xx;
  private final double xy;
  private final double yy;
  private final double x;
  private final double y;
  private final double one;

  private Conic(double xx, double xy, double yy, double x, double y, double one) {
    this.xx = xx;
    this.xy = xy;
    this.yy = yy;
    this.x = x;
    this.y = y;
    this.one = one;
  }

  /** (a x + b y + c)² */
  static Conic square(double a, double b, double c) {
    return new Conic(a * a, 2 * a * b, b * b, 2 * a * c, 2 * b * c, c * c);
  }

  Conic times(double f) {
    return new Conic(f * xx, f * xy, f * yy, f * x, f * y, f * one);
  }

  Conic plus(Conic that) {
    return new Conic(
        xx + that.xx, xy + that.xy, yy + that.yy, x + that.x, y + that.y, one + that.one);
  }

  double at(double u, double v) {
    return (xx * u + xy * v + x) * u + (yy * v + y) * v + one;
  }
}
