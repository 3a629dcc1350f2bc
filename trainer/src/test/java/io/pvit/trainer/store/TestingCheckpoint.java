package io.pvit.trainer.store;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.Preset;
import java.nio.file.Path;

/** A small checkpoint to store. */
final class TestingCheckpoint {

  private static final Path LABELS = Path.of("..", "config", "labels", "ava-v2.2.csv");

  private TestingCheckpoint() {}

  static Checkpoint in(Path directory) {
    return Checkpoint.init(directory, Preset.named("micro"), 1, LABELS);
  }
}
