package io.pvit.app.kafka;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A broker's directory, held by one broker at a time. */
final class DataDirectory implements AutoCloseable {

  /** A broker that starts with less would stop within minutes. */
  static final long ROOM_TO_START_BYTES = 64L << 20;

  /** With less the broker ends in order, before a write fails in the middle of a record. */
  static final long ROOM_TO_RUN_BYTES = 16L << 20;

  private final Path root;
  private final FileChannel lockFile;

  private DataDirectory(Path root, FileChannel lockFile) {
    this.root = root;
    this.lockFile = lockFile;
  }

  /**
   * Creates the directory when absent.
   *
   * @throws StopException when it is a file, cannot be written, is full or serves another broker
   */
  static DataDirectory claim(Path root) {
    check(root);
    FileChannel lockFile = null;
    try {
      lockFile =
          FileChannel.open(
              root.resolve("broker.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(lockFile) == null) {
        lockFile.close();
        throw new StopException(
            ExitCode.DATA_DIRECTORY,
            ("Another broker works in the data directory %s; end that broker or name another"
                    + " directory.")
                .formatted(root));
      }
      return new DataDirectory(root, lockFile);
    } catch (IOException e) {
      throw refusal(root, e);
    }
  }

  /**
   * Creates the directory when absent, unless it is refused.
   *
   * @throws StopException when it is a file, cannot be written or is full
   */
  static void check(Path root) {
    boolean isNew = Files.notExists(root);
    try {
      checkWritable(root);
      checkRoomToStart(root);
    } catch (StopException refusal) {
      if (isNew) {
        removeIfEmpty(root);
      }
      throw refusal;
    }
  }

  private static void checkWritable(Path root) {
    try {
      Files.createDirectories(root);
      Path probe = Files.createTempFile(root, ".probe", "");
      try {
        Files.write(probe, new byte[4096]);
      } finally {
        Files.delete(probe);
      }
    } catch (IOException e) {
      throw refusal(root, e);
    }
  }

  private static void checkRoomToStart(Path root) {
    long room = room(root);
    if (room < ROOM_TO_START_BYTES) {
      throw full(root, room);
    }
  }

  private static void removeIfEmpty(Path directory) {
    try {
      Files.deleteIfExists(directory);
    } catch (IOException notEmptyOrNotOurs) {
      // Then it is not ours to remove.
    }
  }

  Path brokerLog() {
    return root.resolve("topics");
  }

  Path root() {
    return root;
  }

  /** Refuses to go on when the disk is about to be full. */
  void checkRoomToRun() {
    long room = room(root);
    if (room < ROOM_TO_RUN_BYTES) {
      throw full(root, room);
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

  private static @Nullable FileLock lock(FileChannel lockFile) throws IOException {
    try {
      return lockFile.tryLock();
    } catch (OverlappingFileLockException heldByThisJvm) {
      return null;
    }
  }

  private static long room(Path root) {
    try {
      return Files.getFileStore(root).getUsableSpace();
    } catch (IOException e) {
      throw refusal(root, e);
    }
  }

  private static StopException full(Path root, long roomBytes) {
    return new StopException(
        ExitCode.DISK_FULL,
        ("No space is left for the data directory %s: %d MiB are free and the broker needs %d MiB;"
                + " free some or name another directory.")
            .formatted(root, roomBytes >> 20, ROOM_TO_START_BYTES >> 20));
  }

  private static StopException refusal(Path root, IOException cause) {
    if (DiskFull.saysSo(cause)) {
      return full(root, 0);
    }
    for (@Nullable Path each = root; each != null; each = each.getParent()) {
      if (Files.isRegularFile(each)) {
        return new StopException(
            ExitCode.DATA_DIRECTORY,
            "The data directory %s is a file; name a directory.".formatted(each));
      }
    }
    return new StopException(
        ExitCode.DATA_DIRECTORY,
        "The data directory %s cannot be written; give this user the right to, or name another."
            .formatted(root),
        cause);
  }
}
