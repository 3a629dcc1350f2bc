package io.pvit.trainer.judge;

/**
 * A box in shares of the source picture. Detectors also give lines, points and boxes turned inside
 * out; such a box {@link #isEmpty}.
 *
 * @param x1 left
 * @param y1 top
 * @param x2 right
 * @param y2 bottom
 */
public record FrameBox(double x1, double y1, double x2, double y2) {
  public FrameBox {
    if (!Double.isFinite(x1)
        || !Double.isFinite(y1)
        || !Double.isFinite(x2)
        || !Double.isFinite(y2)) {
      throw new IllegalArgumentException(
          "a box must be finite, was %s, %s, %s, %s".formatted(x1, y1, x2, y2));
    }
  }

  /** Whether it holds nothing. */
  public boolean isEmpty() {
    return !(x2 > x1 && y2 > y1);
  }

  double area() {
    return (x2 - x1) * (y2 - y1);
  }

  /** Intersection over union, 0..1; 0 for two empty boxes. */
  public double iou(FrameBox other) {
    double width = Math.max(0, Math.min(x2, other.x2) - Math.max(x1, other.x1));
    double height = Math.max(0, Math.min(y2, other.y2) - Math.max(y1, other.y1));
    double shared = width * height;
    double union = area() + other.area() - shared;
    return union > 0 ? shared / union : 0;
  }
}
