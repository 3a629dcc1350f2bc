package io.pvit.app.demo;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.Preset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Which network a demo uses: the one named, else the shipped one, else an untrained one. */
final class DemoCheckpoint {

  private static final String PRESET = "nano";
  private static final long SEED = 1;

  private DemoCheckpoint() {}

  /**
   * @param fresh where an untrained one goes when there is no other
   * @throws io.pvit.schemas.exit.StopException when the one named is damaged, several are shipped,
   *     or a fresh one cannot be written
   */
  static Checkpoint choose(Optional<Path> named, Path configuration, Path fresh) {
    Optional<Path> present = named.or(() -> ShippedCheckpoint.in(configuration));
    Path directory = present.orElse(fresh);
    return CheckpointStop.unlessRefused(
        directory,
        () ->
            present.isPresent() || Files.exists(fresh)
                ? Checkpoint.open(directory)
                : Checkpoint.init(
                    fresh,
                    Preset.named(PRESET),
                    SEED,
                    configuration.resolve("labels/ava-v2.2.csv")));
  }
}
