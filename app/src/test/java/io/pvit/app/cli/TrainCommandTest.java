package io.pvit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.checkpoint.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

  @TempDir private Path run;

  @BeforeAll
  static void fromAModule() {
    System.setProperty("pvit.home", "..");
  }

  @AfterAll
  static void fromNowhere() {
    System.clearProperty("pvit.home");
  }

  @Test
  void trainsANetworkOnScenesAndLeavesACheckpointWithItsOrigin() throws IOException {
    Invocation trained = train("run.steps=2");

    assertThat(trained.code()).as(trained.err()).isZero();
    Checkpoint checkpoint = Checkpoint.open(run.resolve("checkpoint-0000000002"));
    assertThat(trained.out())
        .isEqualToNormalizingNewlines(
            "%s is trained: %s%n".formatted(checkpoint.directory(), checkpoint.sha256()));
    assertThat(checkpoint.card().untrained()).isFalse();
    assertThat(checkpoint.card().provenance())
        .containsEntry("preset", "micro")
        .containsEntry("method", "pvit")
        .containsEntry("steps", "2")
        .containsEntry("clips", "4");
    assertThat(trained.err()).contains("step 2 of 2 | loss ");
    assertThat(Files.readAllLines(run.resolve("metrics.jsonl"))).hasSize(2);
  }

  @Test
  void anotherRunStartsFromACheckpoint() {
    train("run.steps=2");
    String first = run.resolve("checkpoint-0000000002").toString();
    Path next = run.resolve("next");

    Invocation trained = train(next, "run.steps=2", "network.start=" + first);

    assertThat(trained.code()).as(trained.err()).isZero();
    assertThat(Checkpoint.open(next.resolve("checkpoint-0000000002")).card().provenance())
        .containsEntry("startedFrom", Checkpoint.open(Path.of(first)).sha256());
  }

  @Test
  void plotDrawsTheFigures() throws IOException {
    train("run.steps=3");

    Invocation plot = Invocation.of("train", "plot", run.toString());

    assertThat(plot.code()).as(plot.err()).isZero();
    assertThat(ImageIO.read(run.resolve("curves.png").toFile()).getWidth()).isEqualTo(1080);
  }

  @Test
  void plotSaysWhereThereIsNoRun() {
    Invocation plot = Invocation.of("train", "plot", run.resolve("nowhere").toString());

    assertThat(plot.code()).isEqualTo(10);
    assertThat(plot.err()).contains("holds no run: there is no metrics.jsonl.");
  }

  @Test
  void aPresetOrMethodThatDoesNotExistIsNamedWithThoseThatDo() {
    Invocation preset = train("run.steps=2", "network.preset=mini");
    Invocation method = train("run.steps=2", "network.method=pwit");

    assertThat(preset.code()).isEqualTo(3);
    assertThat(preset.err()).contains("network.preset: ").contains("micro").contains("mini");
    assertThat(method.code()).isEqualTo(3);
    assertThat(method.err()).contains("network.method: ").contains("vpt").contains("pwit");
  }

  @Test
  void aCheckpointToStartFromThatIsMissingIsNamed() {
    Invocation trained = train("run.steps=2", "network.start=" + run.resolve("none"));

    assertThat(trained.code()).isEqualTo(40);
    assertThat(trained.err()).contains("none is no directory with a checkpoint");
  }

  @Test
  void aDirectoryWithAnotherRunIsRefused() {
    train("run.steps=2");

    Invocation other = train("run.steps=2", "run.seed=9");

    assertThat(other.code()).isEqualTo(21);
    assertThat(other.err()).contains("holds a run that was begun with").contains("seed=1");
  }

  @Test
  void aRecipeMixesRealClipsOfAListWithScenesAndNamesTheRowsThatAreWrong() throws IOException {
    train("run.steps=2");
    Path start = run.resolve("checkpoint-0000000002");
    film("dark", 40);
    film("light", 200);
    Path list = run.resolve("list.csv");
    Files.writeString(list, "path,label\ndark,0\nlight,1\nlight,seven\n");
    Path next = run.resolve("next");

    Invocation trained =
        recipe(next, start, "data.annotations=" + list, "data.films=" + run.resolve("films"));

    assertThat(trained.code()).as(trained.err()).isZero();
    assertThat(trained.err())
        .contains("passed over: " + list + ", line 4: ")
        .contains("step 4 of 4 | loss ")
        .contains("action ")
        .contains("segmentation ");
    Checkpoint made = Checkpoint.open(next.resolve("checkpoint-0000000004"));
    assertThat(made.card().architecture().backbone().numClasses()).isEqualTo(2);
    assertThat(made.card().inputContract().frameIntervalUs()).isEqualTo(125_000);
  }

  @Test
  void aListWithoutAUsableRowIsRefused() throws IOException {
    train("run.steps=2");
    Path list = run.resolve("list.csv");
    Files.writeString(list, "path,label\nlight,seven\n");

    Invocation trained =
        recipe(
            run.resolve("next"),
            run.resolve("checkpoint-0000000002"),
            "data.annotations=" + list,
            "data.films=" + run);

    assertThat(trained.code()).isEqualTo(11);
    assertThat(trained.err()).contains("no row of the list can be used");
  }

  /** Twenty pictures of one level, eight a second. */
  private void film(String name, int level) throws IOException {
    new TestingFilm(20, 125_000).write(run.resolve("films").resolve(name), level);
  }

  private static Invocation recipe(Path directory, Path start, String... settings) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "train",
                "--run",
                directory.toString(),
                "--recipe",
                "../config/recipe/ssv2.yaml",
                "--set",
                "compute.threads=1"));
    List<String> all =
        new ArrayList<>(
            List.of(
                "data.layout=classes",
                "data.labels=",
                "data.classes=2",
                "clip.frameStep=1",
                "clip.picturesPerSecond=8",
                "clip.height=64",
                "clip.width=96",
                "network.preset=micro",
                "network.start=" + start,
                "batch.clipsPerPass=2",
                "batch.passesPerStep=1",
                "schedule.epochs=2",
                "schedule.warmupEpochs=0",
                "augment.shortSideFrom=64",
                "augment.shortSideTo=80"));
    all.addAll(List.of(settings));
    all.forEach(setting -> words.addAll(List.of("--recipe-set", setting)));
    return Invocation.of(words.toArray(String[]::new));
  }

  private Invocation train(String... settings) {
    return train(run, settings);
  }

  private static Invocation train(Path directory, String... settings) {
    List<String> words = new ArrayList<>(List.of("train", "--run", directory.toString()));
    List<String> all =
        new ArrayList<>(
            List.of(
                "network.preset=micro",
                "batch.clipsPerPass=2",
                "optimizer.warmupSteps=1",
                "compute.threads=1"));
    all.addAll(List.of(settings));
    all.forEach(setting -> words.addAll(List.of("--set", setting)));
    return Invocation.of(words.toArray(String[]::new));
  }
}
