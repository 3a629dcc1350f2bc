package io.pvit.trainer.scene.render;

import java.util.Arrays;

/** The nearest hit of every pixel: depth in metres along z, and which caster it is. */
final class DepthBuffer {

  /** No hit: the sky stands here. */
  static final int NOTHING = -1;

  final double[] z;
  final int[] caster;
  private final double farMetres;

  DepthBuffer(int pixels, double farMetres) {
    this.farMetres = farMetres;
    z = new double[pixels];
    caster = new int[pixels];
    clear();
  }

  void clear() {
    Arrays.fill(z, farMetres);
    Arrays.fill(caster, NOTHING);
  }

  void copy(DepthBuffer from) {
    System.arraycopy(from.z, 0, z, 0, z.length);
    System.arraycopy(from.caster, 0, caster, 0, caster.length);
  }
}
