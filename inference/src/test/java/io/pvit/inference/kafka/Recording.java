package io.pvit.inference.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Bytes that a version wrote, in the order in which it did: a line for each, with what it was part
 * of, its key, and the bytes as Base64.
 */
final class Recording {

  private final List<Line> lines = new ArrayList<>();

  /**
   * Some bytes.
   *
   * @param part of a topic or a store, before or after the upgrade
   */
  record Line(String part, String key, String base64) {
    byte[] bytes() {
      return Base64.getDecoder().decode(base64);
    }
  }

  static Recording read(Path file) {
    Recording recording = new Recording();
    try {
      for (String line : Files.readAllLines(file)) {
        String[] words = line.split(" ", -1);
        recording.lines.add(new Line(words[0], words[1], words[2]));
      }
      return recording;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(
          file,
          lines.stream()
              .map(line -> "%s %s %s".formatted(line.part(), line.key(), line.base64()))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void add(String part, String key, byte[] bytes) {
    lines.add(new Line(part, key, Base64.getEncoder().encodeToString(bytes)));
  }

  void addAll(String part, Map<String, byte[]> entries) {
    entries.forEach((key, bytes) -> add(part, key, bytes));
  }

  List<Line> part(String part) {
    return lines.stream().filter(line -> line.part().equals(part)).toList();
  }

  /** A store's part. */
  Map<String, byte[]> entries(String part) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    part(part).forEach(line -> entries.put(line.key(), line.bytes()));
    return entries;
  }
}
