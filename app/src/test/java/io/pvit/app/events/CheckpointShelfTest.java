package io.pvit.app.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.Preset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointShelfTest {

  private static final Path LABELS = Path.of("..", "config", "labels", "ava-v2.2.csv");

  @TempDir Path folder;

  @Test
  void findsACheckpointByItsNameAloneAndAmongOthers() {
    Checkpoint alone = Checkpoint.init(folder.resolve("alone"), Preset.named("micro"), 1, LABELS);
    Path store = folder.resolve("store");
    Checkpoint.init(store.resolve("other"), Preset.named("micro"), 2, LABELS);
    Checkpoint stored = Checkpoint.init(store.resolve("stored"), Preset.named("micro"), 3, LABELS);
    CheckpointShelf shelf =
        new CheckpointShelf(List.of(folder.resolve("nowhere"), alone.directory(), store));

    assertThat(shelf.find(alone.sha256()).map(Checkpoint::directory)).contains(alone.directory());
    assertThat(shelf.find(stored.sha256()).map(Checkpoint::directory)).contains(stored.directory());
    assertThat(shelf.find("0".repeat(64))).isEmpty();
  }

  @Test
  void passesOverADamagedOne() throws Exception {
    Path damaged = Files.createDirectories(folder.resolve("a"));
    Files.writeString(damaged.resolve("card.json"), "{");
    Checkpoint whole = Checkpoint.init(folder.resolve("b"), Preset.named("micro"), 1, LABELS);

    assertThat(new CheckpointShelf(List.of(folder)).find(whole.sha256())).isPresent();
  }
}
