package io.pvit.model.net;

/**
 * How queries, or keys and values, are pooled: a depthwise convolution over the grid of patches.
 *
 * @param kernel taps
 * @param stride step
 */
record Pooling(Extent kernel, Extent stride) {

  Extent padding() {
    return kernel.half();
  }

  Extent grid(Extent in) {
    return in.convolved(kernel, stride, padding());
  }

  /** False when it would change nothing; such a pooling has no parameters and no norm. */
  boolean exists() {
    return kernel.product() > 1 || stride.product() > 1;
  }

  /**
   * How much of each tap a prompt sees, (kt, kh, kw) row by row.
   *
   * <p>A prompt has no place in the grid. It is pooled as if it filled a block of the kernel's size
   * and the outputs were averaged: each tap counts by the share of outputs for which it lies inside
   * the block. Multiplied with the kernel and summed, that is a scale per channel.
   */
  float[] promptCover() {
    double[] t = cover(kernel.t(), stride.t());
    double[] h = cover(kernel.h(), stride.h());
    double[] w = cover(kernel.w(), stride.w());
    float[] cover = new float[kernel.product()];
    int at = 0;
    for (double ofT : t) {
      for (double ofH : h) {
        for (double ofW : w) {
          cover[at++] = (float) (ofT * ofH * ofW);
        }
      }
    }
    return cover;
  }

  private static double[] cover(int taps, int stride) {
    int padding = taps / 2;
    int outputs = (2 * padding) / stride + 1;
    double[] share = new double[taps];
    for (int output = 0; output < outputs; output++) {
      for (int tap = 0; tap < taps; tap++) {
        int at = output * stride - padding + tap;
        if (at >= 0 && at < taps) {
          share[tap] += 1.0 / outputs;
        }
      }
    }
    return share;
  }
}
