package io.pvit.model.checkpoint;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
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

  private static final Pattern LINE =
      Pattern.compile("(\\d{1,9}),(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))(?:,.*)?");
  private static final String BYTE_ORDER_MARK = "\uFEFF";

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
   * Reads a table in UTF-8 whose first columns are {@code id,name}; the file's name is the map's
   * id.
   *
   * @throws IllegalArgumentException naming the line that is wrong
   */
  public static LabelMap read(Path csv) {
    List<String> lines = lines(csv);
    if (lines.isEmpty()
        || !(lines.get(0).replace(BYTE_ORDER_MARK, "") + ",").startsWith("id,name,")) {
      throw new IllegalArgumentException(csv + " must begin with the columns id,name");
    }
    List<Label> labels = new ArrayList<>();
    for (int number = 2; number <= lines.size(); number++) {
      try {
        labels.add(label(lines.get(number - 1)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "%s, line %d: %s".formatted(csv, number, e.getMessage()), e);
      }
    }
    try {
      return new LabelMap(csv.getFileName().toString().replaceFirst("\\.csv$", ""), labels);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(csv + ": " + e.getMessage(), e);
    }
  }

  private static List<String> lines(Path csv) {
    try {
      return Files.readAllLines(csv, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(csv + " is not in UTF-8; save it so", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          Files.isDirectory(csv)
              ? csv + " is a folder; name the file with the labels"
              : "the labels " + csv + " cannot be read",
          e);
    }
  }

  private static Label label(String line) {
    Matcher match = LINE.matcher(line);
    if (!match.matches()) {
      throw new IllegalArgumentException("'" + line + "' is not id,name");
    }
    String quoted = match.group(2);
    String name = quoted == null ? match.group(3) : quoted.replace("\"\"", "\"");
    return new Label(Integer.parseInt(match.group(1)), name.strip());
  }
}
