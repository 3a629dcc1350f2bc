package io.pvit.app.events;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.CheckpointRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Folders in which checkpoints lie: each is one, or holds some, as a store does.
 *
 * @param folders those that do not exist hold none
 */
public record CheckpointShelf(List<Path> folders) {

  private static final String CARD = "card.json";

  public CheckpointShelf {
    folders = List.copyOf(folders);
  }

  /** The first whole one of that name. */
  public Optional<Checkpoint> find(String sha256) {
    return folders.stream()
        .flatMap(CheckpointShelf::directories)
        .flatMap(directory -> opened(directory).stream())
        .filter(checkpoint -> checkpoint.sha256().equals(sha256))
        .findFirst();
  }

  private static Stream<Path> directories(Path folder) {
    if (Files.exists(folder.resolve(CARD))) {
      return Stream.of(folder);
    }
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(entry -> Files.exists(entry.resolve(CARD))).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A damaged one is none; another folder may hold it whole. */
  private static Optional<Checkpoint> opened(Path directory) {
    try {
      return Optional.of(Checkpoint.open(directory));
    } catch (CheckpointRefused e) {
      return Optional.empty();
    }
  }
}
