package io.pvit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.Preset;
import io.pvit.model.torch.Growth;
import io.pvit.model.torch.LiveTensors;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedCheckpointTest {

  private static final int ANSWERS = 800;
  private static final int SWAPS = 40;

  @TempDir private static Path directory;

  private static Checkpoint one;
  private static Checkpoint other;
  private static List<Clip> clips;

  @BeforeAll
  static void make() {
    TwoCheckpoints two = TwoCheckpoints.of("micro", directory, 3);
    one = two.one();
    other = two.other();
    clips = two.clips();
  }

  @Test
  void eachAnswerUnderAStreamOfSwapsIsOfTheOneCheckpointThatItNames() throws Exception {
    int tensors = LiveTensors.count();
    try (SwapLoad load = new SwapLoad(one, other, clips)) {
      load.run(ANSWERS / 4, SWAPS / 4);
      long residentKib = Growth.residentKib();
      load.run(ANSWERS, SWAPS);

      assertThat(Growth.residentKib() - residentKib).as("growth in KiB").isLessThan(24 * 1024);
      assertThat(load.mixed()).isEmpty();
      assertThat(load.answers()).containsOnlyKeys(one.sha256(), other.sha256());
    }
    assertThat(LiveTensors.count()).isEqualTo(tensors);
  }

  @Test
  void theOldOneGoesOnlyWhenTheThreadThatAsksItHasItsAnswer() throws Exception {
    int tensors = LiveTensors.count();
    Pvit old = load(one);
    int ofOne = LiveTensors.count() - tensors;
    assertThat(old.users().enter()).isTrue();

    ServedCheckpoint served = new ServedCheckpoint(old);
    served.serve(load(other));
    int whileAsked = LiveTensors.count() - tensors;
    old.users().leave();
    int afterwards = LiveTensors.count() - tensors;
    served.close();

    assertThat(whileAsked).isEqualTo(2 * ofOne);
    assertThat(afterwards).isEqualTo(ofOne);
  }

  @Test
  void refusesACheckpointWhoseClipsLookOtherwise() {
    Checkpoint nano =
        Checkpoint.init(
            directory.resolve("nano"), Preset.named("nano"), 1, PvitTest.labels(directory));

    try (ServedCheckpoint served = new ServedCheckpoint(load(one));
        Pvit wider = load(nano)) {
      assertThatThrownBy(() -> served.serve(wider))
          .hasMessageStartingWith("clips are cut for InputContract[frames=16")
          .hasMessageEndingWith("serve it from a new start");
      assertThat(served.watch(clips).checkpointSha256()).isEqualTo(one.sha256());
    }
  }

  @Test
  void answersNobodyOnceItIsClosed() {
    ServedCheckpoint served = new ServedCheckpoint(load(one));
    served.close();

    assertThatThrownBy(() -> served.watch(clips)).hasMessage("no checkpoint is served any more");
  }

  private static Pvit load(Checkpoint checkpoint) {
    return Pvit.load(checkpoint, Precision.FLOAT32, 1);
  }
}
