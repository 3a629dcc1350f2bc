package io.pvit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.frames.FramePixels;
import io.pvit.model.frames.Pictures;
import io.pvit.model.net.Preset;
import io.pvit.model.torch.Growth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PvitTest {

  @TempDir private static Path directory;

  private static Pvit pvit;

  @BeforeAll
  static void load() {
    Checkpoint checkpoint =
        Checkpoint.init(directory.resolve("micro"), Preset.named("micro"), 7, labels(directory));
    pvit = Pvit.load(checkpoint, Precision.FLOAT32, 2);
  }

  @AfterAll
  static void close() {
    pvit.close();
  }

  @Test
  void seesAFewPeopleInsideThePictureEvenBeforeItIsTrained() {
    List<ActorPrediction> people = pvit.watch(List.of(clip(1))).get(0);

    assertThat(people).hasSizeBetween(1, pvit.card().thresholds().maxActors());
    assertThat(people)
        .isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()))
        .allSatisfy(
            person -> {
              assertThat(0 <= person.x1() && person.x1() < person.x2() && person.x2() <= 1)
                  .isTrue();
              assertThat(0 <= person.y1() && person.y1() < person.y2() && person.y2() <= 1)
                  .isTrue();
              assertThat(person.score()).isBetween(pvit.card().thresholds().actor(), 1.0);
            });
  }

  @Test
  void givesTheActionsOfTheLabelMapThatReachTheLowerThreshold() {
    List<ActionScore> actions =
        pvit.watch(List.of(clip(1))).get(0).stream()
            .flatMap(person -> person.actions().stream())
            .toList();

    assertThat(actions)
        .isNotEmpty()
        .allSatisfy(
            action -> {
              assertThat(action.name()).isEqualTo("action " + action.actionId());
              assertThat(action.score()).isBetween(pvit.card().thresholds().actionEnd(), 1.0);
            });
  }

  @Test
  void answersTheSameWhateverElseIsInTheBatch() {
    List<Clip> clips = List.of(clip(1), clip(2), clip(3));

    List<List<ActorPrediction>> together = pvit.watch(clips);

    assertThat(together)
        .usingRecursiveComparison()
        .withComparatorForType(PvitTest::within1e5, Double.class)
        .isEqualTo(clips.stream().flatMap(clip -> pvit.watch(List.of(clip)).stream()).toList());
    assertThat(together.get(0)).isNotEqualTo(together.get(1));
  }

  @Test
  void answersTheSameEveryTime() {
    List<List<ActorPrediction>> first = pvit.watch(List.of(clip(4)));

    for (int i = 0; i < 5; i++) {
      assertThat(pvit.watch(List.of(clip(4)))).isEqualTo(first);
    }
  }

  @Test
  void answersTheSameWhenItIsLoadedAgain() {
    List<List<ActorPrediction>> first = pvit.watch(List.of(clip(4)));

    try (Pvit again =
        Pvit.load(Checkpoint.open(directory.resolve("micro")), Precision.FLOAT32, 2)) {
      assertThat(again.watch(List.of(clip(4)))).isEqualTo(first);
    }
  }

  @Test
  void leavesNoTensorAndNoMemoryBehindWhateverThreadAsks() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      List<Clip> clips = List.of(clip(5));
      other.submit(() -> watch(clips, 50)).get();
      int tensors = pvit.liveTensors();
      long before = Growth.residentKib();

      other.submit(() -> watch(clips, 300)).get();

      assertThat(pvit.liveTensors()).isEqualTo(tensors);
      assertThat(Growth.residentKib() - before).as("growth in KiB").isLessThan(24 * 1024);
    } finally {
      other.shutdown();
    }
  }

  @Test
  void refusesAClipThatIsTooShort() {
    Clip tooShort = new Clip(clip(1).frames().subList(0, 15));

    assertThatThrownBy(() -> pvit.watch(List.of(tooShort)))
        .hasMessage("a clip must have 16 frames, has 15");
  }

  @Test
  void refusesAClipThatWasDecodedForAnotherNetwork() {
    Clip other = clip(new InputContract(16, 8, 125_000, 128, 192), 1);

    assertThatThrownBy(() -> pvit.watch(List.of(other)))
        .hasMessage("a frame must be 96 x 64 pixels, was decoded for 192 x 128");
  }

  @Test
  void answersNobodyOnceItIsClosed() {
    Pvit closed = Pvit.load(Checkpoint.open(directory.resolve("micro")), Precision.FLOAT32, 2);
    closed.close();
    closed.close();

    assertThatThrownBy(() -> closed.watch(List.of(clip(1))))
        .hasMessage("this checkpoint was closed");
  }

  private static int within1e5(double a, double b) {
    return Math.abs(a - b) < 1e-5 ? 0 : Double.compare(a, b);
  }

  private static void watch(List<Clip> clips, int times) {
    for (int i = 0; i < times; i++) {
      pvit.watch(clips);
    }
  }

  private static Clip clip(long seed) {
    return clip(pvit.card().inputContract(), seed);
  }

  /** Sixteen different pictures. */
  static Clip clip(InputContract contract, long seed) {
    List<FramePixels> frames = new ArrayList<>();
    for (int i = 0; i < contract.frames(); i++) {
      frames.add(Pictures.decoded(Pictures.patchwork(320, 240, seed * 100 + i), contract));
    }
    return new Clip(frames);
  }

  /** Eighty of them, as AVA has. */
  static Path labels(Path directory) {
    StringBuilder csv = new StringBuilder("id,name\n");
    for (int id = 1; id <= 80; id++) {
      csv.append(id).append(",action ").append(id).append('\n');
    }
    try {
      return Files.writeString(directory.resolve("labels.csv"), csv);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
