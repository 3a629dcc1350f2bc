package io.pvit.schemas;

/**
 * A place in shares of the frame.
 *
 * @param x from the left edge, 0..1
 * @param y from the upper edge, 0..1
 */
public record Point(double x, double y) {
  public Point {
    Refuse.outsideUnit("x", x);
    Refuse.outsideUnit("y", y);
  }
}
