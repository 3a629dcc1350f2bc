package io.pvit.trainer.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The golden numbers that this run is held against. */
final class Fixtures {

  private Fixtures() {}

  static Path folder(String kind) {
    String wanted = System.getProperty("pvit.fixtures", "");
    if (!wanted.isBlank()) {
      return Path.of(wanted, kind);
    }
    try {
      return Path.of(Objects.requireNonNull(Fixtures.class.getResource("/fixtures")).toURI())
          .resolve(kind);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What lies in a folder, by name; nothing when there is none. */
  static List<Path> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> content = Files.list(folder)) {
      return content.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(Path file) {
    try {
      return new ObjectMapper().readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
