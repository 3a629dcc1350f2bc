package io.pvit.trainer.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A CSV file with a header; fields may be quoted. */
final class Table {

  private final Path file;
  private final List<Row> rows = new ArrayList<>();

  /** A line of it. */
  final class Row {
    private final int line;
    private final Map<String, String> fields;

    private Row(int line, Map<String, String> fields) {
      this.line = line;
      this.fields = fields;
    }

    /** The text in a column. */
    String text(String column) {
      String field = fields.get(column);
      if (field == null) {
        throw new FilmSetRefused(file + " has no column " + column);
      }
      return field;
    }

    int integer(String column) {
      return parsed(column, "a whole number", Integer::parseInt);
    }

    double number(String column) {
      return parsed(column, "a number", Double::parseDouble);
    }

    private <T> T parsed(String column, String kind, Function<String, T> parser) {
      try {
        return parser.apply(text(column));
      } catch (NumberFormatException e) {
        throw new FilmSetRefused(
            "%s, line %d: %s must be %s, was '%s'"
                .formatted(file, line, column, kind, text(column)),
            e);
      }
    }
  }

  private Table(Path file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws FilmSetRefused when it cannot be read, or a line has more or fewer fields than the
   *     header
   */
  static Table read(Path file) {
    Table table = new Table(file);
    List<String> lines = lines(file);
    List<String> header = fields(lines.isEmpty() ? "" : lines.get(0));
    for (int line = 2; line <= lines.size(); line++) {
      if (lines.get(line - 1).isBlank()) {
        continue;
      }
      List<String> fields = fields(lines.get(line - 1));
      if (fields.size() != header.size()) {
        throw new FilmSetRefused(
            "%s, line %d: expected %d fields as in the header, found %d"
                .formatted(file, line, header.size(), fields.size()));
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int column = 0; column < header.size(); column++) {
        row.put(header.get(column), fields.get(column));
      }
      table.rows.add(table.new Row(line, row));
    }
    return table;
  }

  List<Row> rows() {
    return List.copyOf(rows);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new FilmSetRefused(
          file
              + " cannot be read: "
              + e.getMessage()
              + "; a set of films has labels.csv, clips.csv, boxes and clips",
          e);
    }
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean isQuoted = false;
    for (int i = 0; i < line.length(); i++) {
      char letter = line.charAt(i);
      if (letter == '"' && isQuoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        field.append('"');
        i++;
      } else if (letter == '"') {
        isQuoted = !isQuoted;
      } else if (letter == ',' && !isQuoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(letter);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
