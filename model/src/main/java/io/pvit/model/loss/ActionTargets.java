package io.pvit.model.loss;

import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.util.List;

/** What people do, as ones and zeros. */
final class ActionTargets {

  private ActionTargets() {}

  /** (people, actions) */
  static Tensor of(TensorScope scope, List<LabelledPerson> people, int actions) {
    float[] targets = new float[people.size() * actions];
    for (int person = 0; person < people.size(); person++) {
      for (int action : people.get(person).actions()) {
        if (action >= actions) {
          throw new IllegalArgumentException(
              "actions must be below the network's %d, was %d".formatted(actions, action));
        }
        targets[person * actions + action] = 1;
      }
    }
    return scope.floats(targets, people.size(), actions);
  }
}
