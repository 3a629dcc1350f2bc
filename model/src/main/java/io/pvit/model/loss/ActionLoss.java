package io.pvit.model.loss;

import io.pvit.model.net.SigmoidLoss;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.util.Arrays;
import java.util.List;

/** The losses of actions: of a whole clip one of many, of a person any of many. */
final class ActionLoss {

  private ActionLoss() {}

  /**
   * Cross entropy.
   *
   * @param logits (S, K)
   * @param classes of each of the S clips
   */
  static Tensor ofClips(TensorScope scope, Tensor logits, List<Integer> classes) {
    long outputs = logits.shape()[1];
    for (int label : classes) {
      if (label < 0 || label >= outputs) {
        throw new IllegalArgumentException(
            "action must be within 0..%d, was %d".formatted(outputs - 1, label));
      }
    }
    float[] mean = new float[classes.size()];
    Arrays.fill(mean, 1f / mean.length);
    long[] targets = classes.stream().mapToLong(Integer::longValue).toArray();
    return LossKernels.call(
        scope,
        "class_error",
        logits,
        scope.longs(targets, targets.length),
        scope.floats(mean, mean.length));
  }

  /**
   * Cross entropy of every action on its own; mean over a clip's people and actions, then over the
   * clips.
   *
   * @param logits (R, actions), the people of one clip after those of the other
   * @param people of each of the S clips, at least one
   */
  static Tensor ofRegions(TensorScope scope, Tensor logits, List<List<LabelledPerson>> people) {
    int actions = Math.toIntExact(logits.shape()[1]);
    List<LabelledPerson> all = people.stream().flatMap(List::stream).toList();
    float[] weights = new float[all.size() * actions];
    int at = 0;
    for (List<LabelledPerson> ofClip : people) {
      int count = ofClip.size() * actions;
      Arrays.fill(weights, at, at + count, 1f / ((float) count * people.size()));
      at += count;
    }
    Tensor wrong = SigmoidLoss.crossEntropy(scope, logits, ActionTargets.of(scope, all, actions));
    return LossKernels.call(
        scope, "weighted_sum", wrong, scope.floats(weights, all.size(), actions));
  }
}
