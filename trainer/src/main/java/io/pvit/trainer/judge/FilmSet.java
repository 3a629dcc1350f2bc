package io.pvit.trainer.judge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A folder of labelled films: {@code clips.csv} (file, fps, source_group, box_file), {@code
 * labels.csv} (file, track_id, start_frame, end_frame, ava_id, scope; a row without an id says that
 * nobody fights), and for each box file the columns frame, track_id, x1, y1, x2, y2. More columns
 * may be there.
 */
public final class FilmSet {

  private final String name;
  private final List<Film> films;

  private FilmSet(String name, List<Film> films) {
    this.name = name;
    this.films = List.copyOf(films);
  }

  /**
   * Reads the tables of a folder; films are not opened.
   *
   * @throws FilmSetRefused when one is missing or wrong
   */
  public static FilmSet read(Path folder) {
    Map<String, List<Film.Label>> labels = new HashMap<>();
    for (Table.Row row : Table.read(folder.resolve("labels.csv")).rows()) {
      labels.computeIfAbsent(row.text("file"), none -> new ArrayList<>()).add(label(row));
    }
    List<Film> films = new ArrayList<>();
    for (Table.Row row : Table.read(folder.resolve("clips.csv")).rows()) {
      String file = row.text("file");
      films.add(
          new Film(
              folder.resolve(file),
              row.text("source_group"),
              row.number("fps"),
              labels.getOrDefault(file, List.of()),
              boxes(folder, row.text("box_file"))));
    }
    if (films.isEmpty()) {
      throw new FilmSetRefused(folder.resolve("clips.csv") + " names no film; add a row for each");
    }
    return new FilmSet(String.valueOf(folder.toAbsolutePath().normalize().getFileName()), films);
  }

  private static Film.Label label(Table.Row row) {
    boolean isPerson = row.text("scope").equals("person");
    return new Film.Label(
        isPerson ? OptionalInt.of(row.integer("track_id")) : OptionalInt.empty(),
        row.integer("start_frame"),
        row.integer("end_frame"),
        row.text("ava_id").isEmpty() ? OptionalInt.empty() : OptionalInt.of(row.integer("ava_id")));
  }

  private static Map<Integer, NavigableMap<Integer, FrameBox>> boxes(Path folder, String file) {
    Map<Integer, NavigableMap<Integer, FrameBox>> boxes = new HashMap<>();
    if (file.isEmpty()) {
      return boxes;
    }
    for (Table.Row row : Table.read(folder.resolve(file)).rows()) {
      boxes
          .computeIfAbsent(row.integer("track_id"), none -> new TreeMap<>())
          .put(
              row.integer("frame"),
              new FrameBox(row.number("x1"), row.number("y1"), row.number("x2"), row.number("y2")));
    }
    return boxes;
  }

  /** The folder's name. */
  public String name() {
    return name;
  }

  /** All films, in the order of the table. */
  public List<Film> films() {
    return films;
  }
}
