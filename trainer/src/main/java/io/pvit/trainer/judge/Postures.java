package io.pvit.trainer.judge;

import io.pvit.model.checkpoint.Label;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/** AVA's first fourteen actions: of these, a person does one at a time. */
final class Postures {

  /** Bend, crouch, fall down, get up, jump, lie, run, sit, stand, walk. */
  static final Set<Integer> COMMON = Set.of(1, 3, 5, 6, 7, 8, 10, 11, 12, 14);

  private static final int LAST = 14;

  private final List<Label> labels;

  /** Those of a network, of which only the wanted ones are told apart. */
  Postures(List<Label> all, Set<Integer> wanted) {
    labels =
        all.stream()
            .filter(label -> label.id() <= LAST && wanted.contains(label.id()))
            .sorted(Comparator.comparingInt(Label::id))
            .toList();
  }

  List<String> names() {
    return labels.stream().map(Label::name).toList();
  }

  /** The place of the posture among actions; empty when there is none, or more than one. */
  OptionalInt of(Set<Integer> actions) {
    int found = -1;
    for (int place = 0; place < labels.size(); place++) {
      if (actions.contains(labels.get(place).id())) {
        if (found >= 0) {
          return OptionalInt.empty();
        }
        found = place;
      }
    }
    return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
  }

  /** The place of the posture with the highest score, the first of equals. */
  int surest(IntToDoubleFunction scoreOfId) {
    int best = 0;
    for (int place = 1; place < labels.size(); place++) {
      if (scoreOfId.applyAsDouble(labels.get(place).id())
          > scoreOfId.applyAsDouble(labels.get(best).id())) {
        best = place;
      }
    }
    return best;
  }
}
