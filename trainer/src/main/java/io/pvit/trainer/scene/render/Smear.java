package io.pvit.trainer.scene.render;

import java.util.List;

/** Light gathered while things move: the mean of views over the exposure. */
final class Smear {

  private Smear() {}

  /**
   * Light (H, W, 3) of the frame's instant becomes that of the exposure. What nobody passes over
   * stays as it is for a camera that stands still, and takes the first and last view for another.
   */
  static void over(float[] light, View instant, List<View> others, boolean still, int firstMover) {
    for (int i = 0; i < instant.buffer.caster.length; i++) {
      boolean passed = passed(instant, others, i, firstMover);
      if (still && !passed) {
        continue;
      }
      int stride = passed ? 1 : others.size() - 1;
      float red = light[i * 3];
      float green = light[i * 3 + 1];
      float blue = light[i * 3 + 2];
      int views = 1;
      for (int k = 0; k < others.size(); k += stride) {
        View view = others.get(k);
        views++;
        view.look(i);
        red += (float) view.shader.red;
        green += (float) view.shader.green;
        blue += (float) view.shader.blue;
      }
      float share = 1f / views;
      light[i * 3] = red * share;
      light[i * 3 + 1] = green * share;
      light[i * 3 + 2] = blue * share;
    }
  }

  private static boolean passed(View instant, List<View> others, int pixel, int firstMover) {
    boolean passed = instant.buffer.caster[pixel] >= firstMover;
    for (int k = 0; !passed && k < others.size(); k++) {
      passed = others.get(k).buffer.caster[pixel] >= firstMover;
    }
    return passed;
  }
}
