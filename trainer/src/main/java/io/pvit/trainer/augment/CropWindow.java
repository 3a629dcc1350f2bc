package io.pvit.trainer.augment;

import io.pvit.trainer.scene.label.Box;

/** A part of a picture, in its pixels from the upper left corner of the first. */
public record CropWindow(double left, double top, double right, double bottom) {

  public CropWindow {
    if (!(left >= 0
        && top >= 0
        && right > left
        && bottom > top
        && Double.isFinite(right + bottom))) {
      throw new IllegalArgumentException(
          "a window must be finite, within the picture and of some size, was %s, %s, %s, %s"
              .formatted(left, top, right, bottom));
    }
  }

  public static CropWindow whole(int width, int height) {
    return new CropWindow(0, 0, width, height);
  }

  public double width() {
    return right - left;
  }

  public double height() {
    return bottom - top;
  }

  public boolean contains(double column, double row) {
    return column >= left && column < right && row >= top && row < bottom;
  }

  /** The part of a box that lies within. */
  Box clip(Box box) {
    return new Box(
        Math.max(left, box.left()),
        Math.max(top, box.top()),
        Math.min(right, box.right()),
        Math.min(bottom, box.bottom()));
  }

  /** How much of a box's area lies within, 0..1; 1 of an empty box. */
  double shareOf(Box box) {
    return box.isEmpty() ? 1 : area(clip(box)) / area(box);
  }

  static double area(Box box) {
    return box.isEmpty() ? 0 : (box.right() - box.left()) * (box.bottom() - box.top());
  }
}
