package io.pvit.trainer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.CheckpointRefused;
import io.pvit.schemas.exit.StopException;
import io.pvit.trainer.store.FolderStore.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FolderStoreTest {

  @TempDir private Path scratch;

  private Path folder;
  private Checkpoint checkpoint;

  @BeforeEach
  void makeACheckpoint() {
    folder = scratch.resolve("store");
    checkpoint = TestingCheckpoint.in(scratch.resolve("made"));
  }

  @Test
  void whatIsPublishedLiesUnderItsDigestAndComesBackWhole() {
    try (FolderStore store = new FolderStore(folder)) {
      Path place = Path.of(store.publish(checkpoint));

      assertThat(place).isEqualTo(folder.toAbsolutePath().resolve(checkpoint.sha256()));
      assertThat(Checkpoint.open(place).sha256()).isEqualTo(checkpoint.sha256());
      assertThat(store.fetch(checkpoint.sha256(), scratch.resolve("fetched")).sha256())
          .isEqualTo(checkpoint.sha256());
    }
  }

  @Test
  void publishedTwiceItIsThereOnce() throws IOException {
    try (FolderStore store = new FolderStore(folder)) {
      assertThat(store.publish(checkpoint)).isEqualTo(store.publish(checkpoint));
    }

    assertThat(names()).containsExactly(checkpoint.sha256());
  }

  @Test
  void whatIsNotThereIsNamed() {
    try (FolderStore store = new FolderStore(folder)) {
      assertThatThrownBy(() -> store.fetch("a".repeat(64), scratch.resolve("fetched")))
          .isInstanceOf(StopException.class)
          .hasMessageContaining("a".repeat(64));
    }
  }

  @Test
  void aCheckpointThatIsDamagedOnTheWayIsNotPublished() throws IOException {
    Files.writeString(checkpoint.directory().resolve("card.json"), "{}");

    try (FolderStore store = new FolderStore(folder)) {
      assertThatThrownBy(() -> store.publish(checkpoint)).isInstanceOf(CheckpointRefused.class);
    }

    assertThat(names()).isEmpty();
  }

  /** The process is killed by SIGKILL while it is at that step, and its successor publishes. */
  @ParameterizedTest
  @EnumSource(Step.class)
  void aKillAtAnyStepLeavesNothingOrTheWholeCheckpoint(Step step) throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                PublishAndHang.class.getName(),
                checkpoint.directory().toString(),
                folder.toString(),
                step.name())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(child.inputReader().readLine()).isEqualTo(step.name());

    child.destroyForcibly().waitFor();

    List<String> published = names().stream().filter(name -> !name.endsWith(".tmp")).toList();
    assertThat(published)
        .isEqualTo(step == Step.RENAMED ? List.of(checkpoint.sha256()) : List.of());
    try (FolderStore successor = new FolderStore(folder)) {
      Path place = Path.of(successor.publish(checkpoint));
      assertThat(Checkpoint.open(place).sha256()).isEqualTo(checkpoint.sha256());
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> content = Files.list(folder)) {
      return content.map(each -> each.getFileName().toString()).toList();
    }
  }
}
