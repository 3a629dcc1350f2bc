package io.pvit.schemas;

/**
 * A rectangle in shares of the frame.
 *
 * @param x1 left edge, 0..1
 * @param y1 upper edge, 0..1
 * @param x2 right edge, x1..1
 * @param y2 lower edge, y1..1
 */
public record Box(double x1, double y1, double x2, double y2) {
  public Box {
    Refuse.outsideUnit("x1", x1);
    Refuse.outsideUnit("y1", y1);
    Refuse.outsideUnit("x2", x2);
    Refuse.outsideUnit("y2", y2);
    if (x2 < x1 || y2 < y1) {
      throw new IllegalArgumentException(
          "box must not be inside out, was %s %s %s %s".formatted(x1, y1, x2, y2));
    }
  }

  /** Area as a share of the frame. */
  public double area() {
    return (x2 - x1) * (y2 - y1);
  }

  /** Intersection over union, 0..1; 0 when both are empty. */
  public double iou(Box other) {
    double width = Math.min(x2, other.x2) - Math.max(x1, other.x1);
    double height = Math.min(y2, other.y2) - Math.max(y1, other.y1);
    double shared = Math.max(0, width) * Math.max(0, height);
    double union = area() + other.area() - shared;
    return union == 0 ? 0 : shared / union;
  }
}
