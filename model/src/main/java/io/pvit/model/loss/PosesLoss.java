package io.pvit.model.loss;

import io.pvit.model.loss.SetMatching.Pair;
import io.pvit.model.net.ActorOutput;
import io.pvit.model.net.Box;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The loss of everybody's joints: mean distance along an axis, in metres, over the known numbers of
 * a person, then over all whose joints are known. Absolute, because squares of centimetres would
 * teach nothing but the largest mistakes.
 */
final class PosesLoss {

  private PosesLoss() {}

  /**
   * Of cells that answer for somebody, as {@link ActorLoss} pairs them.
   *
   * @param answers poses (S, Q, F)
   * @param found of the same cells
   * @param people of each of the S clips
   */
  static Tensor ofActors(
      TensorScope scope, Tensor answers, ActorOutput found, List<List<LabelledPerson>> people) {
    List<List<Box>> boxes =
        people.stream().map(of -> of.stream().map(LabelledPerson::box).toList()).toList();
    MatchedBoxes matched =
        new MatchedBoxes(SetLossWeights.ACTORS, found.presence(), found.boxes(), boxes);
    if (matched.isEmpty()) {
      return LossKernels.call(scope, "nothing", answers);
    }
    List<Optional<FloatBuffer>> known = new ArrayList<>();
    for (Pair pair : matched.pairs()) {
      known.add(people.get(pair.clip()).get(pair.truth()).poses());
    }
    return mean(scope, matched.matched(scope, answers), known);
  }

  /**
   * Of people whose boxes are given.
   *
   * @param answers (R, F), the people of one clip after those of the other
   */
  static Tensor ofRegions(TensorScope scope, Tensor answers, List<List<LabelledPerson>> people) {
    return mean(
        scope, answers, people.stream().flatMap(List::stream).map(LabelledPerson::poses).toList());
  }

  private static Tensor mean(TensorScope scope, Tensor answers, List<Optional<FloatBuffer>> known) {
    int numbers = Math.toIntExact(answers.shape()[1]);
    float[] targets = new float[known.size() * numbers];
    float[] weights = new float[targets.length];
    long posed = known.stream().filter(Optional::isPresent).count();
    for (int person = 0; person < known.size(); person++) {
      if (known.get(person).isPresent()) {
        FloatBuffer poses = known.get(person).orElseThrow();
        requireSize(numbers, poses.remaining());
        set(targets, weights, person * numbers, poses, 1.0 / posed);
      }
    }
    return LossKernels.call(
        scope,
        "absolute_error",
        answers,
        scope.floats(targets, known.size(), numbers),
        scope.floats(weights, known.size(), numbers));
  }

  private static void set(
      float[] targets, float[] weights, int first, FloatBuffer poses, double share) {
    int numbers = poses.remaining();
    int count = 0;
    for (int i = 0; i < numbers; i++) {
      count += Float.isNaN(poses.get(poses.position() + i)) ? 0 : 1;
    }
    for (int i = 0; i < numbers; i++) {
      float coordinate = poses.get(poses.position() + i);
      if (!Float.isNaN(coordinate)) {
        targets[first + i] = coordinate;
        weights[first + i] = (float) (share / count);
      }
    }
  }

  private static void requireSize(int expected, int size) {
    if (size != expected) {
      throw new IllegalArgumentException(
          "poses must hold %d numbers, as the network's answer does, hold %d"
              .formatted(expected, size));
    }
  }
}
