package io.pvit.trainer.scene.render;

/** What is left of a picture that was made smaller, by the mean, and larger again, bilinear. */
final class Shrinking {

  private final int width;
  private final int height;
  private final int few;
  private final int low;

  Shrinking(double times, int width, int height) {
    this.width = width;
    this.height = height;
    few = Math.max(1, (int) Math.round(width / times));
    low = Math.max(1, (int) Math.round(height / times));
  }

  /** A picture (H, W, 3) in place. */
  void apply(float[] picture) {
    float[] narrow = new float[height * few * 3];
    float[] small = new float[low * few * 3];
    resample(picture, width, narrow, few, height, width * 3, few * 3, 3);
    resample(narrow, height, small, low, few, 3, 3, few * 3);
    float[] tall = new float[height * few * 3];
    enlarge(small, low, tall, height, few, 3, 3, few * 3);
    enlarge(tall, few, picture, width, height, few * 3, width * 3, 3);
  }

  /** Each of the fewer values is the mean of those it takes the place of, lines one by one. */
  private static void resample(
      float[] from, int many, float[] to, int few, int lines, int fromLine, int toLine, int step) {
    float share = (float) many / few;
    for (int k = 0; k < few; k++) {
      float start = k * share;
      float stop = Math.min(many, start + share);
      for (int line = 0; line < lines; line++) {
        for (int c = 0; c < 3; c++) {
          float sum = 0;
          for (int i = (int) start; i < stop; i++) {
            float part = Math.min(stop, i + 1) - Math.max(start, i);
            sum += part * from[line * fromLine + i * step + c];
          }
          to[line * toLine + k * step + c] = sum / (stop - start);
        }
      }
    }
  }

  private static void enlarge(
      float[] from, int few, float[] to, int many, int lines, int fromLine, int toLine, int step) {
    float share = (float) few / many;
    for (int i = 0; i < many; i++) {
      float place = Math.max(0, Math.min(few - 1, (i + 0.5f) * share - 0.5f));
      int near = (int) place;
      int next = Math.min(few - 1, near + 1);
      float weight = place - near;
      for (int line = 0; line < lines; line++) {
        for (int c = 0; c < 3; c++) {
          float a = from[line * fromLine + near * step + c];
          float b = from[line * fromLine + next * step + c];
          to[line * toLine + i * step + c] = a + weight * (b - a);
        }
      }
    }
  }
}
