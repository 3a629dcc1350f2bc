package io.pvit.trainer.rounds;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.CheckpointRefused;
import io.pvit.schemas.config.TrainerServiceConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.trainer.kafka.Served;
import io.pvit.trainer.store.CheckpointStore;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The checkpoint that serves, wherever it lies: the configured directory, the announced folder, or
 * the store.
 */
final class ServingCheckpoint {

  private final TrainerServiceConfig config;
  private final Supplier<Served> served;
  private final CheckpointStore store;
  private final Path copies;

  /**
   * Forgets copies of an earlier process, because one that was killed may have left a part.
   *
   * @param served what is said of it now
   */
  ServingCheckpoint(TrainerServiceConfig config, Supplier<Served> served, CheckpointStore store) {
    this.config = config;
    this.served = served;
    this.store = store;
    copies = Path.of(config.directory(), "serving");
    Removal.of(copies);
  }

  /**
   * To begin with.
   *
   * @throws StopException when it cannot be had
   */
  Checkpoint first() {
    Served now = served.get();
    try {
      return now.sha256().isPresent()
          ? found(now.sha256().get(), now.place())
          : Checkpoint.open(Path.of(config.checkpoint()));
    } catch (CheckpointRefused e) {
      throw stop(e);
    }
  }

  /**
   * What a roll-out says serves now, which may be neither what was published last nor what was
   * begun with; empty where there was none, or it says what is known already.
   *
   * @param known digest of what is taken to serve
   * @throws StopException when it cannot be had
   */
  Optional<Checkpoint> planned(String known) {
    Served now = served.get();
    try {
      return now.isPlanned()
          ? now.sha256().filter(sha -> !sha.equals(known)).map(sha -> found(sha, now.place()))
          : Optional.empty();
    } catch (CheckpointRefused e) {
      throw stop(e);
    }
  }

  private Checkpoint found(String sha256, Optional<URI> announced) {
    for (Path place : places(announced)) {
      if (Files.isDirectory(place)) {
        Checkpoint there = Checkpoint.open(place);
        if (there.sha256().equals(sha256)) {
          return there;
        }
      }
    }
    Path copy = copies.resolve(sha256);
    return Files.isDirectory(copy) ? Checkpoint.open(copy) : store.fetch(sha256, copy);
  }

  private List<Path> places(Optional<URI> announced) {
    return Stream.concat(
            announced.filter(uri -> "file".equals(uri.getScheme())).map(Path::of).stream(),
            Stream.of(Path.of(config.checkpoint())))
        .toList();
  }

  private static StopException stop(CheckpointRefused e) {
    return new StopException(
        ExitCode.CHECKPOINT,
        "The checkpoint to begin with does not serve: %s.".formatted(e.getMessage()),
        e);
  }
}
