package io.pvit.model.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A file that appears whole or not at all, and in the place of no other. */
public final class NewFile {

  private NewFile() {}

  /** Writes what the file is to hold. */
  public interface Content {

    /** Writes it; the channel stays the caller's. */
    void writeTo(FileChannel channel) throws IOException;
  }

  /**
   * Writes under a name that nobody else uses, forces to disk, then renames. A failure leaves
   * nothing; a process that is killed leaves a file that hinders nobody.
   *
   * @throws FileAlreadyExistsException when something is there, also when it came meanwhile
   */
  public static void write(Path file, Content content) throws IOException {
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Path unfinished = unfinished(file);
    try {
      try (FileChannel channel =
          FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        content.writeTo(channel);
        channel.force(true);
      }
      rename(unfinished, file);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** A place beside a target, for what is to be renamed to it. */
  static Path unfinished(Path target) {
    return target.resolveSibling("%s.%s.tmp".formatted(target.getFileName(), UUID.randomUUID()));
  }

  /** A second link is refused where something is; a plain rename would take its place. */
  private static void rename(Path unfinished, Path file) throws IOException {
    try {
      Files.createLink(file, unfinished);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      // Not every file system knows links; there only the time between these two lines is open.
      if (Files.exists(file)) {
        throw new FileAlreadyExistsException(file.toString());
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
