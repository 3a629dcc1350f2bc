package io.pvit.model.net;

import io.pvit.model.torch.Growth;
import io.pvit.model.torch.TorchEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Memory over so many passes that what little each would leave behind shows. */
@Tag("soak")
class SoakTest {

  @ParameterizedTest
  @CsvSource({"nano, 100, 1000, 32", "small, 20, 100, 64"})
  void watchingIsFlat(String preset, int warmUp, int passes, long mib) {
    TorchEngine.get().useThreads(2);
    try (Learner learner = new Learner(preset, 1)) {
      Growth growth = Growth.during(warmUp, passes, learner::watch);

      System.out.printf("%s, %d forwards: %s%n", preset, passes, growth);
      growth.assertFlat(passes, mib);
    }
  }

  @ParameterizedTest
  @CsvSource({"nano, 30, 300, 32", "small, 5, 25, 96"})
  void learningIsFlat(String preset, int warmUp, int steps, long mib) {
    TorchEngine.get().useThreads(2);
    try (Learner learner = new Learner(preset, 1)) {
      Growth growth = Growth.during(warmUp, steps, () -> learner.step(() -> {}));

      System.out.printf("%s, %d training steps: %s%n", preset, steps, growth);
      growth.assertFlat(steps, mib);
    }
  }
}
