package io.pvit.trainer.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Lines of a text file. */
final class TextRows {

  private TextRows() {}

  /** What is done with a line that is not blank, and its number from 1. */
  interface Row {
    void read(int number, String line);
  }

  static void read(Path file, Row row) {
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty()) {
        row.read(i + 1, line);
      }
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new DatasetRefused(
          file + " cannot be read: " + e.getMessage() + "; name a text file in UTF-8", e);
    }
  }

  static int whole(String key, String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(key + " must be a whole number, was '" + text + "'", e);
    }
  }

  static double number(String key, String text) {
    try {
      double value = Double.parseDouble(text.strip());
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(key + " must be a number, was '" + text + "'", e);
    }
    throw new IllegalArgumentException(key + " must be finite, was '" + text + "'");
  }
}
