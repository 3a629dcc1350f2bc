package io.pvit.model.net;

import io.pvit.model.torch.Growth;
import io.pvit.model.torch.TorchEngine;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Memory over so many passes that what little each would leave behind shows. */
@Tag("soak")
class SoakTest {

  @Test
  void aThousandPassesOfNanoAreFlat() {
    assertFlat("nano", "passes", Learner::watch, 100, 1000, 32);
  }

  @Test
  void threeHundredTrainingStepsOfNanoAreFlat() {
    assertFlat("nano", "training steps", Learner::step, 30, 300, 32);
  }

  @Test
  void aHundredPassesOfSmallAreFlat() {
    assertFlat("small", "passes", Learner::watch, 10, 100, 64);
  }

  @Test
  void twentyFourTrainingStepsOfSmallAreFlat() {
    assertFlat("small", "training steps", Learner::step, 6, 24, 128);
  }

  private static void assertFlat(
      String preset, String what, Consumer<Learner> work, int warmUp, int times, long mib) {
    TorchEngine.get().useThreads(2);
    try (Learner learner = new Learner(preset, 1)) {
      Growth growth = Growth.during(warmUp, times, () -> work.accept(learner));

      System.out.printf("%s, %d %s: %s%n", preset, times, what, growth);
      growth.assertFlat(times, mib);
    }
  }
}
