package io.pvit.model.learn;

import io.pvit.model.torch.Gradients;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.util.List;

/** Keeps one step from going too far: Pascanu et al., On the difficulty of training, section 3. */
public final class GradientClip {

  private GradientClip() {}

  /**
   * Scales all gradients in place by min(1, maxNorm / (norm + 1e-6)), the norm being L2 over all of
   * them.
   *
   * @return the norm before; not finite when a gradient is not, and then they are of no use
   */
  public static double clip(TensorScope scope, List<Tensor> gradients, double maxNorm) {
    if (!(maxNorm > 0)) {
      throw new IllegalArgumentException("maxNorm must be > 0, was " + maxNorm);
    }
    double[] norm = new double[1];
    Gradients.off(
        () -> {
          try (TensorScope inner = scope.inner()) {
            norm[0] = LearnKernels.KERNELS.call(inner, "clip_", gradients, maxNorm).toFloats()[0];
          }
        });
    return norm[0];
  }
}
