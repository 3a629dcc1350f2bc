package io.pvit.model.loss;

import io.pvit.model.net.Box;
import java.util.List;

/**
 * A person at the key frame.
 *
 * @param box in shares of the network's picture
 * @param actions outputs of the network that are true of the person, none twice; others are not
 */
public record LabelledPerson(Box box, List<Integer> actions) {
  public LabelledPerson {
    actions = List.copyOf(actions);
    if (actions.stream().distinct().count() < actions.size()
        || actions.stream().anyMatch(action -> action < 0)) {
      throw new IllegalArgumentException(
          "actions must be distinct indices of outputs, was " + actions);
    }
  }
}
