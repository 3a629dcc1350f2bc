package io.pvit.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.loss.Term;
import io.pvit.model.torch.Growth;
import io.pvit.model.torch.TorchEngine;
import org.junit.jupiter.api.Test;

/** A short look; {@link SoakTest} takes a long one. */
class FlatMemoryTest {

  @Test
  void aStepLearnsEveryThingThereIsToLearn() {
    try (Learner learner = new Learner("micro", 2)) {
      learner.step();

      assertThat(learner.terms()).containsOnlyKeys(Term.values());
    }
  }

  @Test
  void learningLeavesNoTensorAndNoMemoryBehind() {
    TorchEngine.get().useThreads(2);
    try (Learner learner = new Learner("micro", 2)) {
      Growth growth = Growth.during(30, 70, learner::step);

      growth.assertFlat(70, 24);
    }
  }
}
