package io.pvit.model.net;

/**
 * Where a region is sampled along one axis, and which pixels that touches.
 *
 * <p>Averaged bilinear samples are separable, borders included: a matrix along rows and one along
 * columns are the whole of it. The arithmetic is float32 in torchvision's order, because a sample
 * on the border of the features counts or not by its last bit.
 *
 * @param start of the region, in pixels of the features
 * @param length of the region; negative when it is turned inside out
 * @param bins of the result
 * @param samplingRatio samples per bin; 0 or less: as many as the bin has pixels
 */
record RoiSamples(float start, float length, int bins, int samplingRatio) {

  /** How much each pixel counts in each bin: (bins, size) row by row. */
  float[] weights(int size) {
    float[] weights = new float[bins * size];
    float bin = length / bins;
    int samples = samplingRatio > 0 ? samplingRatio : (int) Math.ceil(bin);
    for (int i = 0; i < bins; i++) {
      for (int sample = 0; sample < samples; sample++) {
        float at = start + i * bin + (sample + 0.5f) * bin / samples;
        add(weights, i * size, size, at, 1f / samples);
      }
    }
    return weights;
  }

  private static void add(float[] weights, int row, int size, float at, float share) {
    if (at < -1 || at > size) {
      return;
    }
    float inside = Math.max(at, 0);
    int low = (int) inside;
    if (low >= size - 1) {
      weights[row + size - 1] += share;
      return;
    }
    float beyond = inside - low;
    weights[row + low] += share * (1 - beyond);
    weights[row + low + 1] += share * beyond;
  }
}
