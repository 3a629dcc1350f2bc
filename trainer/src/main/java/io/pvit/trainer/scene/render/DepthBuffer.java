package io.pvit.trainer.scene.render;

import java.util.Arrays;

/** The nearest hit of every pixel: depth in metres along z, and which caster it is. */
final class DepthBuffer {

  /** No hit: the sky stands here. */
  static final int NOTHING = -1;

  final double[] z;
  final int[] caster;

  private DepthBuffer(double[] z, int[] caster) {
    this.z = z;
    this.caster = caster;
  }

  DepthBuffer(int pixels, double farMetres) {
    this(new double[pixels], new int[pixels]);
    Arrays.fill(z, farMetres);
    Arrays.fill(caster, NOTHING);
  }

  DepthBuffer copy() {
    return new DepthBuffer(z.clone(), caster.clone());
  }
}
