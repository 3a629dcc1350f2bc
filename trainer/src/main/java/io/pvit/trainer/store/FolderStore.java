package io.pvit.trainer.store;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A folder that all processes see: one directory a checkpoint, copied under another name, forced to
 * disk, checked, and then renamed.
 */
public final class FolderStore implements CheckpointStore {

  private static final String UNFINISHED = ".tmp";

  /** Whoever copies for longer than that was killed. */
  private static final Duration LONGEST_COPY = Duration.ofDays(1);

  /** How far a publication is; a test ends the process there. */
  enum Step {
    BEGUN,
    HALF_COPIED,
    COPIED,
    CHECKED,
    RENAMED
  }

  private final Path folder;
  private final Consumer<Step> watcher;

  /** A store in a folder, which is made where it is not. */
  public FolderStore(Path folder) {
    this(folder, step -> {});
  }

  FolderStore(Path folder, Consumer<Step> watcher) {
    this.folder = folder.toAbsolutePath().normalize();
    this.watcher = watcher;
  }

  @Override
  public URI publish(Checkpoint checkpoint) {
    Path place = folder.resolve(checkpoint.sha256());
    try {
      Files.createDirectories(folder);
      sweep();
      if (!Files.exists(place)) {
        copyInto(place, checkpoint);
      }
      return place.toUri();
    } catch (IOException e) {
      throw new StopException(
          ExitCode.DATA_DIRECTORY,
          "The checkpoint store %s cannot be written (%s): see its rights and the space left."
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  @Override
  public Checkpoint fetch(String sha256, Path directory) {
    Path place = folder.resolve(sha256);
    if (!Files.isDirectory(place)) {
      throw new StopException(
          ExitCode.CHECKPOINT, "The checkpoint store %s has no %s.".formatted(folder, sha256));
    }
    try {
      Files.createDirectories(directory);
      for (Path file : content(place)) {
        copy(file, directory.resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new StopException(
          ExitCode.DATA_DIRECTORY,
          "%s cannot be copied to %s (%s).".formatted(place, directory, e.getMessage()),
          e);
    }
    return Checkpoint.open(directory);
  }

  /** Nothing is held between calls. */
  @Override
  public void close() {}

  private void copyInto(Path place, Checkpoint checkpoint) throws IOException {
    Path copy = folder.resolve(checkpoint.sha256() + "." + UUID.randomUUID() + UNFINISHED);
    Files.createDirectory(copy);
    watcher.accept(Step.BEGUN);
    try {
      for (Path file : content(checkpoint.directory())) {
        copy(file, copy.resolve(file.getFileName()));
        watcher.accept(Step.HALF_COPIED);
      }
      force(copy);
      watcher.accept(Step.COPIED);
      refuseOther(checkpoint, Checkpoint.open(copy));
      watcher.accept(Step.CHECKED);
      rename(copy, place);
      force(folder);
      watcher.accept(Step.RENAMED);
    } finally {
      remove(copy);
    }
  }

  /** Somebody else may have been faster with the same content, which is as good. */
  private static void rename(Path copy, Path place) throws IOException {
    try {
      Files.move(copy, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      if (!Files.isDirectory(place)) {
        throw e;
      }
    }
  }

  private static void refuseOther(Checkpoint wanted, Checkpoint copied) {
    if (!copied.sha256().equals(wanted.sha256())) {
      throw new IllegalStateException(
          "%s changed while it was copied".formatted(wanted.directory()));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
        FileChannel out =
            FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      long size = in.size();
      for (long done = 0; done < size; ) {
        done += in.transferTo(done, size - done, out);
      }
      out.force(true);
    }
  }

  /** A rename is on disk once its directory is. */
  private static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private void sweep() throws IOException {
    Instant abandoned = Instant.now().minus(LONGEST_COPY);
    for (Path each : content(folder)) {
      if (each.getFileName().toString().endsWith(UNFINISHED)
          && Files.getLastModifiedTime(each).toInstant().isBefore(abandoned)) {
        remove(each);
      }
    }
  }

  private static void remove(Path directory) throws IOException {
    if (Files.exists(directory)) {
      for (Path file : content(directory)) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(directory);
    }
  }

  private static List<Path> content(Path directory) throws IOException {
    try (Stream<Path> content = Files.list(directory)) {
      return content.sorted().toList();
    }
  }
}
