package io.pvit.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.Learner;
import io.pvit.model.torch.LiveTensors;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network of full size, asked from many sides at once. */
@Tag("soak")
class SmallUnderLoadTest {

  private static final int GRADIENTS = 12;
  private static final int ANSWERS = 120;
  private static final int SWAPS = 12;

  @TempDir private static Path directory;

  private static Checkpoint one;
  private static Checkpoint other;
  private static List<Clip> clips;

  @BeforeAll
  static void make() {
    TwoCheckpoints two = TwoCheckpoints.of("small", directory, 2);
    one = two.one();
    other = two.other();
    clips = two.clips();
  }

  @Test
  void twoThreadsWatchAsAloneWhileAThirdLearnsAsAlone() throws Exception {
    List<Clip> clip = clips.subList(0, 1);
    try (Pvit pvit = Pvit.load(one, Precision.FLOAT32, 2);
        Learner learner = new Learner("small", 1)) {
      List<List<ActorPrediction>> alone = pvit.watch(clip);

      WatchersAndLearner together = WatchersAndLearner.during(GRADIENTS, pvit, clip, learner);

      assertThat(together.furthest()).isLessThan(1e-6);
      assertThat(together.answers())
          .hasSize(2)
          .allSatisfy(
              each -> assertThat(each).hasSizeGreaterThanOrEqualTo(GRADIENTS).containsOnly(alone));
    }
  }

  @Test
  void eachAnswerUnderAStreamOfSwapsIsOfTheOneCheckpointThatItNames() throws Exception {
    int tensors = LiveTensors.count();
    try (SwapLoad load = new SwapLoad(one, other, clips)) {
      load.run(ANSWERS, SWAPS);

      assertThat(load.mixed()).isEmpty();
      assertThat(load.answers()).containsOnlyKeys(one.sha256(), other.sha256());
    }
    assertThat(LiveTensors.count()).isEqualTo(tensors);
  }
}
