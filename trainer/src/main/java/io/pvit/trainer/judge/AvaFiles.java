package io.pvit.trainer.judge;

import io.pvit.trainer.judge.FrameMap.Variant;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Judges files in AVA's layout.
 *
 * <p>Rows are {@code video,second,x1,y1,x2,y2,action[,person or score]}; a row of two columns is a
 * frame with nobody in it. The label map is a text of {@code item { name: "…" id: 1 }}.
 */
public final class AvaFiles {

  private static final Pattern ID = Pattern.compile("^\\s*(?:id|label_id):\\s*(\\d{1,9})\\s*$");

  private AvaFiles() {}

  /**
   * The frame mAP of detections in a file.
   *
   * @param exclusions rows {@code video,second} of frames that neither file is asked about
   * @throws AvaRefused when a file is wrong
   */
  public static FramePrecision judge(
      Variant variant,
      Path groundTruth,
      Path detections,
      Path labelMap,
      Optional<Path> exclusions) {
    FrameMap map = new FrameMap(variant, classes(labelMap));
    Set<String> excluded = new HashSet<>();
    exclusions.ifPresent(
        file -> rows(file, variant).forEach(row -> excluded.add(row.requireEmpty(file).frame())));
    List<Row> truths =
        rows(groundTruth, variant).stream().filter(row -> !excluded.contains(row.frame())).toList();
    truths.stream()
        .filter(row -> !row.isEmpty())
        .sorted(order(variant))
        .forEach(row -> row.addTruth(map));
    truths.stream().filter(Row::isEmpty).forEach(row -> map.addFrame(row.frame()));
    rows(detections, variant).stream()
        .filter(row -> !row.isEmpty() && !excluded.contains(row.frame()))
        .forEach(row -> row.addDetection(map));
    return map.precision();
  }

  /** ActivityNet's evaluator takes the person's number for a score and begins with the highest. */
  private static Comparator<Row> order(Variant variant) {
    return Comparator.comparingDouble(
        (Row row) -> variant == Variant.ACTIVITYNET ? -row.score() : 0);
  }

  /**
   * The ids of a label map.
   *
   * @throws AvaRefused when there is none in it
   */
  public static Set<Integer> classes(Path labelMap) {
    Set<Integer> ids = new TreeSet<>();
    for (String line : lines(labelMap)) {
      Matcher match = ID.matcher(line);
      if (match.matches()) {
        ids.add(Integer.parseInt(match.group(1)));
      }
    }
    if (ids.isEmpty()) {
      throw new AvaRefused(
          labelMap + " names no class; expected lines like '  id: 12', as in AVA's label map");
    }
    return ids;
  }

  /** A line of a file; without columns where nobody is. */
  private record Row(String frame, Optional<FrameBox> box, int action, double score) {

    boolean isEmpty() {
      return box.isEmpty();
    }

    Row requireEmpty(Path file) {
      if (!isEmpty()) {
        throw new AvaRefused(file + " must hold rows of two columns, video and second");
      }
      return this;
    }

    void addTruth(FrameMap map) {
      map.addTruth(frame, box.orElseThrow(), action);
    }

    void addDetection(FrameMap map) {
      map.addDetection(frame, box.orElseThrow(), action, score);
    }
  }

  private static List<Row> rows(Path file, Variant variant) {
    List<String> lines = lines(file);
    return IntStream.range(0, lines.size())
        .filter(i -> !lines.get(i).isBlank())
        .mapToObj(i -> row(file, i + 1, lines.get(i), variant))
        .toList();
  }

  private static Row row(Path file, int number, String line, Variant variant) {
    String[] fields = line.strip().split(",", -1);
    try {
      if (fields.length != 2 && fields.length != 7 && fields.length != 8) {
        throw new IllegalArgumentException("must have 2, 7 or 8 columns, has " + fields.length);
      }
      String frame = fields[0] + "," + second(fields[1], variant);
      if (fields.length == 2) {
        return new Row(frame, Optional.empty(), 0, 0);
      }
      FrameBox box =
          new FrameBox(
              Double.parseDouble(fields[2]),
              Double.parseDouble(fields[3]),
              Double.parseDouble(fields[4]),
              Double.parseDouble(fields[5]));
      double score = fields.length == 8 ? Double.parseDouble(fields[7]) : 1;
      return new Row(frame, Optional.of(box), Integer.parseInt(fields[6]), score);
    } catch (IllegalArgumentException e) {
      throw new AvaRefused(
          "%s, line %d: %s in '%s'; expected video,second,x1,y1,x2,y2,action,score"
              .formatted(file, number, e.getMessage(), line),
          e);
    }
  }

  /** Seconds are one frame's when the evaluator takes them so: to the millionth, or whole. */
  private static String second(String text, Variant variant) {
    int digits = variant == Variant.ACTIVITYNET ? 6 : 0;
    RoundingMode rounding =
        variant == Variant.ACTIVITYNET ? RoundingMode.HALF_EVEN : RoundingMode.DOWN;
    return new BigDecimal(text.strip()).setScale(digits, rounding).toPlainString();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new AvaRefused(file + " cannot be read: " + e.getMessage() + "; name a text file", e);
    }
  }
}
