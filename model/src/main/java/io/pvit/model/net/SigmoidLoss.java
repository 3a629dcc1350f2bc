package io.pvit.model.net;

import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;

/**
 * Losses of labels that do not exclude each other, element by element: logits and targets within
 * 0..1 of one shape, and so the result. Differentiable under the thread's gradient mode.
 */
public final class SigmoidLoss {

  private SigmoidLoss() {}

  /** Binary cross entropy; finite for any logit. */
  public static Tensor crossEntropy(TensorScope scope, Tensor logits, Tensor targets) {
    return Pass.LEARNING.call(scope, "bce", logits, targets);
  }

  /**
   * alpha_t (1 - p_t)^gamma times the cross entropy: Lin et al., Focal Loss, equation 5.
   *
   * @param alpha weight of what is there, within 0..1; what is not has 1 - alpha
   * @param gamma how much an answer that is already right is weighted down
   */
  public static Tensor focal(
      TensorScope scope, Tensor logits, Tensor targets, double alpha, double gamma) {
    return Pass.LEARNING.call(scope, "sigmoid_focal", logits, targets, alpha, gamma);
  }
}
