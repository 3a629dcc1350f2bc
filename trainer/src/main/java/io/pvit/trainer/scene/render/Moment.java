package io.pvit.trainer.scene.render;

import io.pvit.trainer.scene.camera.Camera;
import io.pvit.trainer.scene.camera.Lens;
import io.pvit.trainer.scene.geometry.Vec3;

/**
 * A moment beside a frame's instant. A camera turns but never goes anywhere, so what stands still
 * is that of the instant, turned; what moves is seen anew.
 */
final class Moment {

  private final RayGrid rays;
  private final Lens lens;
  private final View movers;
  private final boolean turned;

  // this camera's space to the instant's
  private final Vec3 right;
  private final Vec3 down;
  private final Vec3 ahead;

  /**
   * @param movers nothing but what moves
   * @param still what stands still at the instant
   */
  Moment(RayGrid rays, View movers, Camera camera, Camera instant, DepthBuffer still) {
    this.rays = rays;
    this.movers = movers;
    lens = camera.lens();
    turned = !camera.equals(instant);
    right = axis(camera, instant, new Vec3(1, 0, 0));
    down = axis(camera, instant, new Vec3(0, 1, 0));
    ahead = axis(camera, instant, new Vec3(0, 0, 1));
    hide(still);
  }

  private static Vec3 axis(Camera camera, Camera instant, Vec3 axis) {
    return instant.toCamera(camera.toWorld(axis));
  }

  /** What moves behind what stands still is not seen. */
  private void hide(DepthBuffer still) {
    DepthBuffer seen = movers.buffer;
    for (int i = 0; i < seen.caster.length; i++) {
      if (seen.caster[i] != DepthBuffer.NOTHING) {
        double z = seen.z[i];
        int at = i;
        if (turned) {
          z *= depth(i);
          int column = (int) clamped(lens.column(x(i), y(i)), rays.width);
          int row = (int) clamped(lens.row(x(i), y(i)), rays.height);
          at = row * rays.width + column;
        }
        if (z >= still.z[at]) {
          seen.caster[i] = DepthBuffer.NOTHING;
        }
      }
    }
  }

  boolean passed(int pixel) {
    return movers.buffer.caster[pixel] != DepthBuffer.NOTHING;
  }

  /** Light of a pixel is added to a sum of 3; behind is (H, W, 3), see {@link Smear}. */
  void addLight(float[] sum, int pixel, float[] behind) {
    if (passed(pixel)) {
      movers.look(pixel);
      movers.addLight(sum);
    } else if (turned) {
      addBetween(sum, x(pixel), y(pixel), behind);
    } else {
      sum[0] += behind[pixel * 3];
      sum[1] += behind[pixel * 3 + 1];
      sum[2] += behind[pixel * 3 + 2];
    }
  }

  /** Bilinear between pixels; beyond the edges the last pixel goes on. */
  private void addBetween(float[] sum, double x, double y, float[] behind) {
    double u = clamped(lens.column(x, y) - 0.5, rays.width);
    double v = clamped(lens.row(x, y) - 0.5, rays.height);
    int column = (int) u;
    int row = (int) v;
    float du = (float) (u - column);
    float dv = (float) (v - row);
    int at = (row * rays.width + column) * 3;
    int next = column + 1 < rays.width ? 3 : 0;
    int below = row + 1 < rays.height ? rays.width * 3 : 0;
    for (int c = 0; c < 3; c++) {
      float top = behind[at + c] + du * (behind[at + next + c] - behind[at + c]);
      int low = at + below + c;
      float bottom = behind[low] + du * (behind[low + next] - behind[low]);
      sum[c] += top + dv * (bottom - top);
    }
  }

  private static double clamped(double place, int size) {
    return place > 0 ? Math.min(place, size - 1) : 0;
  }

  private double depth(int pixel) {
    return right.z() * rays.x[pixel] + down.z() * rays.y[pixel] + ahead.z();
  }

  private double x(int pixel) {
    double across = right.x() * rays.x[pixel] + down.x() * rays.y[pixel] + ahead.x();
    return across / depth(pixel);
  }

  private double y(int pixel) {
    double along = right.y() * rays.x[pixel] + down.y() * rays.y[pixel] + ahead.y();
    return along / depth(pixel);
  }
}
