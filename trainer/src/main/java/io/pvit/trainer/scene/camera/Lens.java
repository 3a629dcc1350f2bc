package io.pvit.trainer.scene.camera;

import io.pvit.trainer.scene.geometry.Vec3;

/**
 * A pinhole with radial distortion: a direction (x/z, y/z) meets the picture at focal * (1 +
 * distortion r²) times it from the middle. The centre of pixel (column, row) is half a pixel on.
 */
public record Lens(int width, int height, double focalPixels, double distortion) {

  private static final int NEWTON_STEPS = 12;

  public Lens {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "lens width and height must be >= 1, were " + width + " x " + height);
    }
    if (!(focalPixels > 0)) {
      throw new IllegalArgumentException("lens focal length must be > 0, was " + focalPixels);
    }
    double corner = (width * width + height * height) / (4 * focalPixels * focalPixels);
    if (!(1 + 3 * distortion * corner > 0.3)) {
      throw new IllegalArgumentException("lens distortion folds the picture, was " + distortion);
    }
  }

  /** Seen at an angle of view across the width. */
  public static Lens ofView(int width, int height, double viewRadians, double distortion) {
    double focal = width / (2 * StrictMath.tan(viewRadians / 2));
    return new Lens(width, height, focal, distortion);
  }

  public double column(double x, double y) {
    return width / 2.0 + focalPixels * x * (1 + distortion * (x * x + y * y));
  }

  public double row(double x, double y) {
    return height / 2.0 + focalPixels * y * (1 + distortion * (x * x + y * y));
  }

  /** The direction with z = 1 that meets the picture at a point. */
  public Vec3 direction(double column, double row) {
    double u = (column - width / 2.0) / focalPixels;
    double v = (row - height / 2.0) / focalPixels;
    if (distortion == 0) {
      return new Vec3(u, v, 1);
    }
    double distorted = Math.sqrt(u * u + v * v);
    double r = distorted;
    for (int i = 0; i < NEWTON_STEPS; i++) {
      double residue = r * (1 + distortion * r * r) - distorted;
      r -= residue / (1 + 3 * distortion * r * r);
    }
    double stretch = distorted > 0 ? r / distorted : 1;
    return new Vec3(u * stretch, v * stretch, 1);
  }
}
