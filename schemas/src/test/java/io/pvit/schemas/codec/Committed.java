package io.pvit.schemas.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are committed because others rely on them, compared with what the code makes now. */
final class Committed {

  private static final boolean WRITE = Boolean.getBoolean("pvit.golden.write");

  private Committed() {}

  static Path golden(String file) {
    return Path.of("src/test/resources/golden", file);
  }

  /** The committed text, which is first replaced by the present one when a person asks for it. */
  static String expected(Path file, String present) {
    try {
      if (WRITE) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, present);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text(file);
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
