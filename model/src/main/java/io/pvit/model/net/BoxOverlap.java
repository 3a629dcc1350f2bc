package io.pvit.model.net;

import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;

/**
 * How well boxes (x1, y1, x2, y2) match: Rezatofighi et al., Generalized Intersection over Union.
 * Differentiable under the thread's gradient mode. Learning uses the loss; the tables of all pairs
 * hold what it is made of against recorded numbers.
 */
public final class BoxOverlap {

  private static final double EPS = 1e-7;

  private BoxOverlap() {}

  /** Intersection over union of every pair: (N, 4) and (M, 4) to (N, M). */
  static Tensor iou(TensorScope scope, Tensor a, Tensor b) {
    return Pass.LEARNING.call(scope, "iou", a, b);
  }

  /** Generalized IoU of every pair, within -1..1: (N, 4) and (M, 4) to (N, M). */
  static Tensor giou(TensorScope scope, Tensor a, Tensor b) {
    return Pass.LEARNING.call(scope, "giou", a, b);
  }

  /** 1 - GIoU of each pair of rows: (N, 4) and (N, 4) to (N). */
  public static Tensor giouLoss(TensorScope scope, Tensor a, Tensor b) {
    return Pass.LEARNING.call(scope, "giou_loss", a, b, EPS);
  }
}
