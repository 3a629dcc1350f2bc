package io.pvit.model.net;

import io.pvit.model.torch.Growth;
import io.pvit.model.torch.TorchEngine;
import org.junit.jupiter.api.Test;

/** A short look; {@link SoakTest} takes a long one. */
class FlatMemoryTest {

  @Test
  void learningLeavesNoTensorAndNoMemoryBehind() {
    TorchEngine.get().useThreads(2);
    try (Learner learner = new Learner("micro", 2)) {
      Growth growth = Growth.during(40, 120, learner::step);

      growth.assertFlat(120, 24);
    }
  }
}
