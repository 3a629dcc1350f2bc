package io.pvit.model.net;

/**
 * Two corners, in the units of whoever made it. A point, a line and a box turned inside out are
 * allowed: detectors give such boxes.
 *
 * @param x1 left
 * @param y1 top
 * @param x2 right
 * @param y2 bottom
 */
public record Box(float x1, float y1, float x2, float y2) {
  public Box {
    if (!Float.isFinite(x1) || !Float.isFinite(y1) || !Float.isFinite(x2) || !Float.isFinite(y2)) {
      throw new IllegalArgumentException(
          "a box must be finite, was %s, %s, %s, %s".formatted(x1, y1, x2, y2));
    }
  }

  /** The part of it that lies between two limits along both axes. */
  public Box within(float least, float most) {
    return new Box(
        Math.min(most, Math.max(least, x1)),
        Math.min(most, Math.max(least, y1)),
        Math.min(most, Math.max(least, x2)),
        Math.min(most, Math.max(least, y2)));
  }

  /** Negative for a box turned inside out along one axis. */
  float area() {
    return (x2 - x1) * (y2 - y1);
  }

  /** Intersection over union; not a number for two points. */
  public float iou(Box other) {
    float width = Math.max(0, Math.min(x2, other.x2) - Math.max(x1, other.x1));
    float height = Math.max(0, Math.min(y2, other.y2) - Math.max(y1, other.y1));
    float shared = width * height;
    return shared / (area() + other.area() - shared);
  }
}
