package io.pvit.trainer.scene.render;

import java.util.Arrays;

/** The orthonormal cosine transform of 8 x 8 values (Ahmed et al. 1974), rounded and undone. */
final class CosineBlock {

  private static final int SIDE = 8;
  private static final int HALF = SIDE / 2;

  /** Row k, column i: weight of values i and 7 - i in coefficient 2k, their sum and difference. */
  private static final float[] EVEN = basis(0);

  private static final float[] ODD = basis(1);

  private final float[] values = new float[SIDE * SIDE];

  private static float[] basis(int parity) {
    float[] basis = new float[HALF * HALF];
    for (int k = 0; k < HALF; k++) {
      int frequency = 2 * k + parity;
      double scale = frequency == 0 ? Math.sqrt(0.125) : 0.5;
      for (int i = 0; i < HALF; i++) {
        basis[k * HALF + i] =
            (float) (scale * StrictMath.cos((2 * i + 1) * frequency * Math.PI / (2 * SIDE)));
      }
    }
    return basis;
  }

  /** The block at a place of a plane is replaced by what its rounded coefficients give. */
  void round(float[] plane, int at, int stride, float[] steps) {
    for (int row = 0; row < SIDE; row++) {
      System.arraycopy(plane, at + row * stride, values, row * SIDE, SIDE);
      forward(row * SIDE, 1);
    }
    boolean flat = true;
    for (int column = 0; column < SIDE; column++) {
      forward(column, SIDE);
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.rint(values[i] / steps[i]) * steps[i];
      flat &= i == 0 || values[i] == 0;
    }
    if (flat) {
      Arrays.fill(values, values[0] / SIDE);
    } else {
      undo();
    }
    for (int row = 0; row < SIDE; row++) {
      System.arraycopy(values, row * SIDE, plane, at + row * stride, SIDE);
    }
  }

  private void undo() {
    for (int column = 0; column < SIDE; column++) {
      inverse(column, SIDE);
    }
    for (int row = 0; row < SIDE; row++) {
      inverse(row * SIDE, 1);
    }
  }

  private void forward(int at, int step) {
    float[] v = values;
    int last = at + 7 * step;
    float a = v[at];
    float b = v[at + step];
    float c = v[at + 2 * step];
    float d = v[at + 3 * step];
    float e = v[last];
    float f = v[last - step];
    float g = v[last - 2 * step];
    float h = v[last - 3 * step];
    for (int k = 0; k < HALF; k++) {
      int i = k * HALF;
      v[at + 2 * k * step] =
          EVEN[i] * (a + e) + EVEN[i + 1] * (b + f) + EVEN[i + 2] * (c + g) + EVEN[i + 3] * (d + h);
      v[at + (2 * k + 1) * step] =
          ODD[i] * (a - e) + ODD[i + 1] * (b - f) + ODD[i + 2] * (c - g) + ODD[i + 3] * (d - h);
    }
  }

  private void inverse(int at, int step) {
    float[] v = values;
    float a = v[at];
    float b = v[at + 2 * step];
    float c = v[at + 4 * step];
    float d = v[at + 6 * step];
    float e = v[at + step];
    float f = v[at + 3 * step];
    float g = v[at + 5 * step];
    float h = v[at + 7 * step];
    for (int i = 0; i < HALF; i++) {
      float even = EVEN[i] * a + EVEN[i + 4] * b + EVEN[i + 8] * c + EVEN[i + 12] * d;
      float odd = ODD[i] * e + ODD[i + 4] * f + ODD[i + 8] * g + ODD[i + 12] * h;
      v[at + i * step] = even + odd;
      v[at + (7 - i) * step] = even - odd;
    }
  }
}
