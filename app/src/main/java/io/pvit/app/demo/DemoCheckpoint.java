package io.pvit.app.demo;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.CheckpointRefused;
import io.pvit.model.net.Preset;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Which network a demo uses: the one named, else the shipped one, else an untrained one. */
final class DemoCheckpoint {

  private static final String PRESET = "nano";
  private static final long SEED = 1;

  private DemoCheckpoint() {}

  /**
   * @param fresh where an untrained one goes when there is no other
   * @throws StopException when the one named is damaged
   */
  static Checkpoint choose(Optional<Path> named, Path configuration, Path fresh) {
    try {
      Optional<Path> present = named.or(() -> shipped(configuration.resolve("checkpoints")));
      if (present.isPresent()) {
        return Checkpoint.open(present.get());
      }
      if (Files.exists(fresh)) {
        return Checkpoint.open(fresh);
      }
      return Checkpoint.init(
          fresh, Preset.named(PRESET), SEED, configuration.resolve("labels/ava-v2.2.csv"));
    } catch (CheckpointRefused e) {
      throw new StopException(ExitCode.CHECKPOINT, e.getMessage() + ".", e);
    }
  }

  private static Optional<Path> shipped(Path directory) {
    if (!Files.isDirectory(directory)) {
      return Optional.empty();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.filter(entry -> Files.exists(entry.resolve("card.json"))).sorted().findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
