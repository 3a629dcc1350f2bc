package io.pvit.trainer.scene.render;

import io.pvit.trainer.scene.camera.Lens;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Box;

/** The direction (x, y, 1) of every pixel of a lens, and which pixels a range of them covers. */
final class RayGrid {

  final int width;
  final int height;
  final double[] x; // (H, W)
  final double[] y; // (H, W)

  private final Lens lens;
  private double minX = Double.POSITIVE_INFINITY;
  private double maxX = Double.NEGATIVE_INFINITY;
  private double minY = Double.POSITIVE_INFINITY;
  private double maxY = Double.NEGATIVE_INFINITY;

  RayGrid(Lens lens) {
    this.lens = lens;
    width = lens.width();
    height = lens.height();
    x = new double[width * height];
    y = new double[width * height];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        put(row * width + column, lens.direction(column + 0.5, row + 0.5));
      }
    }
  }

  private void put(int pixel, Vec3 direction) {
    x[pixel] = direction.x();
    y[pixel] = direction.y();
    minX = Math.min(minX, direction.x());
    maxX = Math.max(maxX, direction.x());
    minY = Math.min(minY, direction.y());
    maxY = Math.max(maxY, direction.y());
  }

  boolean shows(double x, double y) {
    double column = lens.column(x, y);
    double row = lens.row(x, y);
    return x >= minX - 0.01
        && x <= maxX + 0.01
        && y >= minY - 0.01
        && y <= maxY + 0.01
        && column >= 0
        && column < width
        && row >= 0
        && row < height;
  }

  /** Bounds in pixels, up to a picture's width beyond its edges. */
  Box outline(Bounds bounds) {
    double spanX = maxX - minX;
    double spanY = maxY - minY;
    Bounds near = bounds.within(minX - spanX, maxX + spanX, minY - spanY, maxY + spanY);
    return near.minX < near.maxX && near.minY < near.maxY ? outward(distorted(near)) : Box.NONE;
  }

  /** To sixteenths of a pixel, which a mirror can turn over without rounding. */
  private static Box outward(Box box) {
    return new Box(
        Math.floor(box.left() * 16) / 16,
        Math.floor(box.top() * 16) / 16,
        Math.ceil(box.right() * 16) / 16,
        Math.ceil(box.bottom() * 16) / 16);
  }

  /** Every pixel whose direction may lie within the bounds. */
  PixelRect cover(Bounds bounds) {
    Bounds seen = bounds.within(minX, maxX, minY, maxY);
    if (!(seen.minX <= seen.maxX && seen.minY <= seen.maxY)) {
      return PixelRect.NOTHING;
    }
    Box box = distorted(seen);
    return new PixelRect(
        Math.max(0, (int) Math.floor(box.left() - 0.5)),
        Math.max(0, (int) Math.floor(box.top() - 0.5)),
        Math.min(width, (int) Math.ceil(box.right() + 0.5)),
        Math.min(height, (int) Math.ceil(box.bottom() + 0.5)));
  }

  /** Radial distortion is monotonic along x, and for one x extreme where |y| is: so for y. */
  private Box distorted(Bounds bounds) {
    double nearX = Math.max(bounds.minX, Math.min(bounds.maxX, 0));
    double nearY = Math.max(bounds.minY, Math.min(bounds.maxY, 0));
    double farX = Math.max(Math.abs(bounds.minX), Math.abs(bounds.maxX));
    double farY = Math.max(Math.abs(bounds.minY), Math.abs(bounds.maxY));
    return new Box(
        Math.min(lens.column(bounds.minX, nearY), lens.column(bounds.minX, farY)),
        Math.min(lens.row(nearX, bounds.minY), lens.row(farX, bounds.minY)),
        Math.max(lens.column(bounds.maxX, nearY), lens.column(bounds.maxX, farY)),
        Math.max(lens.row(nearX, bounds.maxY), lens.row(farX, bounds.maxY)));
  }
}
