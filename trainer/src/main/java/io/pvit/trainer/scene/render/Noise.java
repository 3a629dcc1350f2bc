package io.pvit.trainer.scene.render;

import io.pvit.trainer.scene.random.RandomStream;

/** Three octaves of value noise, baked once on a tile that repeats; values about 0, within ±1. */
final class Noise {

  private static final int SIZE = 256;
  private static final int MASK = SIZE - 1;
  private static final double TEXELS_PER_METRE = 48;
  private static final float[] TILE = bake();

  private Noise() {}

  /** At a place in metres, bilinear between texels. */
  static double at(double x, double y, double z) {
    double u = (x + 0.5 * z) * TEXELS_PER_METRE;
    double v = (y + 0.87 * z) * TEXELS_PER_METRE;
    double fu = Math.floor(u);
    double fv = Math.floor(v);
    int iu = (int) fu;
    int iv = (int) fv;
    double du = u - fu;
    double dv = v - fv;
    int row = (iv & MASK) * SIZE;
    int next = ((iv + 1) & MASK) * SIZE;
    double a = TILE[row + (iu & MASK)];
    double b = TILE[row + ((iu + 1) & MASK)];
    double c = TILE[next + (iu & MASK)];
    double d = TILE[next + ((iu + 1) & MASK)];
    double top = a + (b - a) * du;
    double bottom = c + (d - c) * du;
    return top + (bottom - top) * dv;
  }

  private static float[] bake() {
    float[] tile = new float[SIZE * SIZE];
    for (int v = 0; v < SIZE; v++) {
      for (int u = 0; u < SIZE; u++) {
        tile[v * SIZE + u] =
            (float) (0.5 * octave(u, v, 64) + 0.3 * octave(u, v, 16) + 0.2 * octave(u, v, 4));
      }
    }
    return tile;
  }

  private static double octave(int u, int v, int cell) {
    int cells = SIZE / cell;
    int iu = u / cell;
    int iv = v / cell;
    double du = ease((u % cell) / (double) cell);
    double dv = ease((v % cell) / (double) cell);
    double top = lerp(lattice(iu, iv, cells), lattice(iu + 1, iv, cells), du);
    double bottom = lerp(lattice(iu, iv + 1, cells), lattice(iu + 1, iv + 1, cells), du);
    return lerp(top, bottom, dv);
  }

  private static double ease(double u) {
    return u * u * (3 - 2 * u);
  }

  private static double lerp(double a, double b, double w) {
    return a + (b - a) * w;
  }

  private static double lattice(int u, int v, int cells) {
    long key = (u % cells) * 131071L + (v % cells) * 8191L + cells;
    return (RandomStream.mix(key * 0x9E3779B97F4A7C15L) >>> 11) * 0x1p-52 - 1;
  }
}
