package io.pvit.model.loss;

import io.pvit.model.loss.SetMatching.Pair;
import io.pvit.model.net.ActorOutput;
import io.pvit.model.net.Box;
import io.pvit.model.net.SigmoidLoss;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.util.List;

/**
 * The loss of the head that finds people, after DETR: each person is matched with a few queries;
 * the presence of every query by focal loss, because almost all are empty, summed and divided by
 * the matched ones; of these L1 and 1 - GIoU of the box, and cross entropy of each action.
 */
final class ActorLoss {

  private static final SetLossWeights WEIGHTS = SetLossWeights.ACTORS;

  /** Lin et al., Focal Loss, section 5. */
  private static final double FOCAL_ALPHA = 0.25;

  private static final double FOCAL_GAMMA = 2;

  private ActorLoss() {}

  /** Of a batch of S answers and the people of each. */
  static Tensor of(TensorScope scope, ActorOutput answers, List<List<LabelledPerson>> people) {
    List<List<Box>> boxes =
        people.stream().map(of -> of.stream().map(LabelledPerson::box).toList()).toList();
    MatchedBoxes matched = new MatchedBoxes(WEIGHTS, answers.presence(), answers.boxes(), boxes);
    Tensor loss = presence(scope, answers.presence(), matched, people.size());
    if (matched.isEmpty()) {
      return loss;
    }
    Tensor found =
        LossKernels.call(
            scope, "plus_weighted", loss, matched.boxLoss(scope, answers.boxes()), 1.0);
    return LossKernels.call(
        scope,
        "plus_weighted",
        found,
        actions(scope, answers.actions(), matched, people),
        WEIGHTS.actions());
  }

  private static Tensor presence(
      TensorScope scope, Tensor logits, MatchedBoxes matched, int clips) {
    float[] weights = new float[clips * matched.slots()];
    for (int i = 0; i < weights.length; i++) {
      int pairs = Math.max(1, matched.pairsOf(i / matched.slots()));
      weights[i] = (float) (WEIGHTS.presence() / ((double) pairs * clips));
    }
    long[] shape = logits.shape(); // (S, Q, 1)
    Tensor wrong =
        SigmoidLoss.focal(
            scope, logits, scope.floats(matched.presence(), shape), FOCAL_ALPHA, FOCAL_GAMMA);
    return LossKernels.call(scope, "weighted_sum", wrong, scope.floats(weights, shape));
  }

  private static Tensor actions(
      TensorScope scope, Tensor logits, MatchedBoxes matched, List<List<LabelledPerson>> people) {
    int actions = Math.toIntExact(logits.shape()[2]);
    List<LabelledPerson> paired =
        matched.pairs().stream().map(pair -> person(people, pair)).toList();
    float[] weights = matched.shares(actions);
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= actions;
    }
    Tensor wrong =
        SigmoidLoss.crossEntropy(
            scope, matched.matched(scope, logits), ActionTargets.of(scope, paired, actions));
    return LossKernels.call(
        scope, "weighted_sum", wrong, scope.floats(weights, paired.size(), actions));
  }

  private static LabelledPerson person(List<List<LabelledPerson>> people, Pair pair) {
    return people.get(pair.clip()).get(pair.truth());
  }
}
