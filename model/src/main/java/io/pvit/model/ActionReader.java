package io.pvit.model;

import io.pvit.model.checkpoint.Label;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Turns logits into scored actions. Threads share it.
 *
 * @param labels of the network's outputs, in their order
 * @param leastScore actions below are left out
 */
record ActionReader(List<Label> labels, double leastScore) {
  ActionReader {
    labels = List.copyOf(labels);
  }

  /** The actions whose logits begin at this place, highest score first. */
  List<ActionScore> read(float[] logits, int first) {
    return IntStream.range(0, labels.size())
        .mapToObj(
            label ->
                new ActionScore(
                    labels.get(label).id(),
                    labels.get(label).name(),
                    probability(logits[first + label])))
        .filter(action -> action.score() >= leastScore)
        .sorted(Comparator.comparingDouble((ActionScore action) -> -action.score()))
        .toList();
  }

  static double probability(float logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  /**
   * Finite weights can still overflow on the way; such a network must not pass for one that sees
   * nobody.
   *
   * @throws IllegalStateException when a number is infinite or not a number
   */
  static float[] finite(float[] numbers) {
    for (float number : numbers) {
      if (!Float.isFinite(number)) {
        throw new IllegalStateException("the network's answer is " + number + ", not a number");
      }
    }
    return numbers;
  }
}
