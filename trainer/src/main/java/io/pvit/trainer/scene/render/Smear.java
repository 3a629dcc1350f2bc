package io.pvit.trainer.scene.render;

import java.util.List;

/** Light gathered while things move: the mean of moments of the exposure. */
final class Smear {

  private Smear() {}

  /**
   * Light (H, W, 3) of the frame's instant becomes that of the exposure. What nobody passes over
   * stays as it is for a camera that stands still, and takes the first and last moment for another.
   *
   * @param behind light (H, W, 3) of what stands still at the instant, whoever stands before it
   * @param firstMover the first id of the instant that moves
   */
  static void over(
      float[] light,
      float[] behind,
      View instant,
      List<Moment> moments,
      boolean still,
      int firstMover) {
    float[] sum = new float[3];
    for (int i = 0; i < instant.buffer.caster.length; i++) {
      boolean passed = instant.buffer.caster[i] >= firstMover || passed(moments, i);
      if (still && !passed) {
        continue;
      }
      int stride = passed ? 1 : moments.size() - 1;
      sum[0] = light[i * 3];
      sum[1] = light[i * 3 + 1];
      sum[2] = light[i * 3 + 2];
      int views = 1;
      for (int k = 0; k < moments.size(); k += stride) {
        moments.get(k).addLight(sum, i, behind);
        views++;
      }
      float share = 1f / views;
      light[i * 3] = sum[0] * share;
      light[i * 3 + 1] = sum[1] * share;
      light[i * 3 + 2] = sum[2] * share;
    }
  }

  private static boolean passed(List<Moment> moments, int pixel) {
    for (int k = 0; k < moments.size(); k++) {
      if (moments.get(k).passed(pixel)) {
        return true;
      }
    }
    return false;
  }
}
