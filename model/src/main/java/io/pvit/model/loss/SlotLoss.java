package io.pvit.model.loss;

import io.pvit.model.net.Box;
import io.pvit.model.net.SigmoidLoss;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.util.Arrays;
import java.util.List;

/**
 * The loss of the box slots: presence of every slot by cross entropy, L1 and 1 - GIoU of the slots
 * that are matched with a box.
 */
final class SlotLoss {

  private static final SetLossWeights WEIGHTS = SetLossWeights.SLOTS;

  private SlotLoss() {}

  /**
   * Of a batch.
   *
   * @param answers (S, O, 5)
   * @param truths the boxes of each of the S clips
   */
  static Tensor of(TensorScope scope, Tensor answers, List<List<Box>> truths) {
    Tensor presence = LossKernels.call(scope, "columns_of", answers, 0, 1); // (S, O, 1)
    Tensor boxes = LossKernels.call(scope, "columns_of", answers, 1, 5); // (S, O, 4)
    MatchedBoxes matched = new MatchedBoxes(WEIGHTS, presence, boxes, truths);
    float[] present = matched.presence();
    float[] mean = new float[present.length];
    Arrays.fill(mean, 1f / mean.length);
    long[] shape = presence.shape();
    Tensor wrong = SigmoidLoss.crossEntropy(scope, presence, scope.floats(present, shape));
    Tensor loss = LossKernels.call(scope, "weighted_sum", wrong, scope.floats(mean, shape));
    return matched.isEmpty()
        ? loss
        : LossKernels.call(scope, "plus_weighted", loss, matched.boxLoss(scope, boxes), 1.0);
  }
}
