package io.pvit.app.demo;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a demo keeps everything: a fresh place that goes with it, or one that the user named. */
final class DemoDirectory implements AutoCloseable {

  /** Where in it the broker has its data. */
  static final String BROKER = "broker";

  private static final String PREFIX = "pvit-demo-";

  private final Path root;
  private boolean removed;

  private DemoDirectory(Path root, boolean removed) {
    this.root = root;
    this.removed = removed;
  }

  static DemoDirectory open(Optional<Path> named) {
    return open(named, Path.of(System.getProperty("java.io.tmpdir")));
  }

  static DemoDirectory open(Optional<Path> named, Path temporary) {
    if (named.isPresent()) {
      return new DemoDirectory(named.get().toAbsolutePath(), false);
    }
    try {
      sweep(temporary);
      // The name tells the owner, so that what a killed demo left can be found.
      return new DemoDirectory(
          Files.createTempDirectory(temporary, PREFIX + ProcessHandle.current().pid() + "-"), true);
    } catch (IOException e) {
      throw new StopException(
          ExitCode.DATA_DIRECTORY,
          "No directory can be made in %s; name another with --data.".formatted(temporary),
          e);
    }
  }

  Path broker() {
    return root.resolve(BROKER);
  }

  Path inference() {
    return root.resolve("inference");
  }

  Path inferenceLog() {
    return root.resolve("inference.log");
  }

  Path trainer() {
    return root.resolve("trainer");
  }

  Path checkpoint() {
    return root.resolve("checkpoint");
  }

  /** Leaves everything where it is, for whoever wants to know what went wrong. */
  void keep() {
    removed = false;
  }

  @Override
  public void close() {
    if (removed) {
      delete(root);
    }
  }

  /** Removes what demos left that were killed before they could. */
  private static void sweep(Path temporary) throws IOException {
    try (Stream<Path> entries = Files.list(temporary)) {
      entries.filter(DemoDirectory::isOrphan).forEach(DemoDirectory::delete);
    }
  }

  private static boolean isOrphan(Path path) {
    String name = path.getFileName().toString();
    return name.matches(PREFIX + "\\d+-\\d+")
        && Files.isWritable(path)
        && ProcessHandle.of(Long.parseLong(name.split("-")[2])).isEmpty();
  }

  private static void delete(Path directory) {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (NoSuchFileException goneMeanwhile) {
      // Another demo swept the same place.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
