package io.pvit.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.Learner;
import io.pvit.model.net.Preset;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short look; {@link SmallUnderLoadTest} takes a long one. */
class WatchWhileLearningTest {

  private static final int GRADIENTS = 6;

  @TempDir private Path directory;

  @Test
  void answersAreBitForBitAndGradientsWithinAMillionthThoseOfAThreadThatIsAlone() throws Exception {
    Checkpoint nano =
        Checkpoint.init(
            directory.resolve("nano"), Preset.named("nano"), 7, PvitTest.labels(directory));
    List<Clip> clips =
        IntStream.range(0, 2)
            .mapToObj(seed -> PvitTest.clip(nano.card().inputContract(), seed))
            .toList();
    try (Pvit pvit = Pvit.load(nano, Precision.FLOAT32, 2);
        Learner learner = new Learner("nano", 1)) {
      List<List<ActorPrediction>> alone = pvit.watch(clips);

      WatchersAndLearner together = WatchersAndLearner.during(GRADIENTS, pvit, clips, learner);

      assertThat(together.furthest()).isLessThan(1e-6);
      assertThat(together.answers())
          .hasSize(2)
          .allSatisfy(
              each -> assertThat(each).hasSizeGreaterThanOrEqualTo(GRADIENTS).containsOnly(alone));
    }
  }
}
