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
