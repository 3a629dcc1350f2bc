package io.pvit.trainer.run;

import io.pvit.model.checkpoint.CheckpointRefused;
import io.pvit.model.torch.TensorScope;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What survives a run: its last two states, its figures, its checkpoints. One process at a time
 * holds it.
 */
public final class RunDirectory implements Closeable {

  /** Of two states one is good, whatever happened to the other. */
  private static final int STATES_KEPT = 2;

  private static final String STATE = "state-%010d.safetensors";

  private final Path directory;
  private final FileChannel lockFile;
  private final MetricsFile metrics;

  private RunDirectory(Path directory, FileChannel lockFile) {
    this.directory = directory;
    this.lockFile = lockFile;
    metrics = new MetricsFile(directory.resolve("metrics.jsonl"));
  }

  /**
   * Opens a directory, which may be new.
   *
   * @throws RunRefused when another process holds it, or it cannot be written
   */
  public static RunDirectory open(Path directory) {
    try {
      Files.createDirectories(directory);
      FileChannel file =
          FileChannel.open(
              directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(file).isEmpty()) {
        file.close();
        throw new RunRefused(
            "another process trains in " + directory + "; stop it, or name another directory");
      }
      return new RunDirectory(directory, file);
    } catch (IOException e) {
      throw new RunRefused(
          "the directory %s cannot be used: %s".formatted(directory, e.getMessage()), e);
    }
  }

  private static Optional<FileLock> lock(FileChannel file) throws IOException {
    try {
      return Optional.ofNullable(file.tryLock());
    } catch (OverlappingFileLockException held) {
      return Optional.empty();
    }
  }

  /** The figures of every step. */
  public MetricsFile metrics() {
    return metrics;
  }

  /** Where the checkpoint of a step lies, or will lie. */
  public Path checkpoint(long step) {
    return directory.resolve("checkpoint-%010d".formatted(step));
  }

  /** Saves a state, then forgets the oldest. */
  void save(RunPosition position, LearnerState learner, Map<String, String> origin) {
    Path file = directory.resolve(STATE.formatted(position.step()));
    if (!Files.exists(file)) {
      StateFile.write(file, position, learner, origin);
    }
    List<Path> newestFirst = states();
    try {
      for (Path old :
          newestFirst.subList(Math.min(STATES_KEPT, newestFirst.size()), newestFirst.size())) {
        Files.delete(old);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The newest state that is whole; empty before the first.
   *
   * @param origin what the run is begun with; must be what it was begun with
   * @param passedOver hears of states that are damaged
   * @throws RunRefused when it was begun with something else, or no state is whole
   */
  Optional<StateFile.Saved> newest(
      TensorScope scope, Map<String, String> origin, Consumer<String> passedOver) {
    List<Path> newestFirst = states();
    for (Path file : newestFirst) {
      try {
        StateFile.Saved saved = StateFile.read(file, scope);
        requireSame(saved.origin(), origin);
        return Optional.of(saved);
      } catch (CheckpointRefused damaged) {
        String sentence =
            "The state %s is passed over for the one before: %s."
                .formatted(file.getFileName(), damaged.getMessage());
        metrics.note(sentence);
        passedOver.accept(sentence);
        setAside(file);
      }
    }
    if (!newestFirst.isEmpty()) {
      throw new RunRefused(
          "no state in %s is whole; name another directory to begin anew".formatted(directory));
    }
    return Optional.empty();
  }

  /** Out of the way of the good one that will be saved under its name. */
  private static void setAside(Path damaged) {
    try {
      Files.move(
          damaged,
          damaged.resolveSibling(damaged.getFileName() + ".damaged"),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void requireSame(Map<String, String> before, Map<String, String> now) {
    Map<String, String> other = new TreeMap<>(now);
    other.entrySet().removeAll(before.entrySet());
    if (!other.isEmpty() || before.size() != now.size()) {
      throw new RunRefused(
          "%s holds a run that was begun with %s, not with %s; name another directory, or set it back"
              .formatted(directory, new TreeMap<>(before), new TreeMap<>(now)));
    }
  }

  private List<Path> states() {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().matches("state-\\d{10}\\.safetensors"))
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
