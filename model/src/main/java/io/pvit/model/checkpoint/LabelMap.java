package io.pvit.model.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The actions of a network, in the order of its outputs.
 *
 * @param id names the map, such as {@code ava-v2.2}
 * @param labels as many as outputs
 */
public record LabelMap(String id, List<Label> labels) {

  private static final Pattern LINE = Pattern.compile("(\\d+),(?:\"([^\"]*)\"|([^,\"]*))(?:,.*)?");

  public LabelMap {
    labels = List.copyOf(labels);
    if (labels.isEmpty()) {
      throw new IllegalArgumentException("labels must not be empty");
    }
    Set<Integer> ids = new HashSet<>();
    for (Label label : labels) {
      if (!ids.add(label.id())) {
        throw new IllegalArgumentException("the label id " + label.id() + " occurs twice");
      }
    }
  }

  /** For outputs that nobody named: {@code class 1}, {@code class 2} and so on. */
  public static LabelMap numbered(int outputs) {
    return new LabelMap(
        "numbered-" + outputs,
        IntStream.rangeClosed(1, outputs).mapToObj(id -> new Label(id, "class " + id)).toList());
  }

  /**
   * Reads a table whose first columns are {@code id,name}; the file's name is the map's id.
   *
   * @throws IllegalArgumentException naming the line that is wrong
   */
  public static LabelMap read(Path csv) {
    List<String> lines;
    try {
      lines = Files.readAllLines(csv, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the label map " + csv + " cannot be read", e);
    }
    if (lines.isEmpty() || !(lines.get(0) + ",").startsWith("id,name,")) {
      throw new IllegalArgumentException(csv + " must begin with the columns id,name");
    }
    List<Label> labels = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      Matcher match = LINE.matcher(line);
      if (!match.matches()) {
        throw new IllegalArgumentException(csv + ": '" + line + "' is not id,name");
      }
      String name = match.group(2) == null ? match.group(3) : match.group(2);
      labels.add(new Label(Integer.parseInt(match.group(1)), name));
    }
    return new LabelMap(csv.getFileName().toString().replaceFirst("\\.csv$", ""), labels);
  }
}
