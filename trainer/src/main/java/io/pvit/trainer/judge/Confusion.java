package io.pvit.trainer.judge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What was taken for what.
 *
 * @param classes names, in the order of the rows and of the first columns
 * @param rows of each true class, how often each answer came; the last column counts those that
 *     nothing was said about
 */
public record Confusion(List<String> classes, List<List<Integer>> rows) {
  public Confusion {
    classes = List.copyOf(classes);
    rows = rows.stream().map(List::copyOf).toList();
    int columns = classes.size() + 1;
    if (rows.size() != classes.size() || rows.stream().anyMatch(row -> row.size() != columns)) {
      throw new IllegalArgumentException(
          "rows must be %d of %d columns each, were %s".formatted(classes.size(), columns, rows));
    }
  }

  /** Nothing counted yet. */
  public static Confusion of(List<String> classes) {
    return new Confusion(
        classes, Collections.nCopies(classes.size(), Collections.nCopies(classes.size() + 1, 0)));
  }

  /**
   * With one case more.
   *
   * @param truth a row
   * @param answer a column; that of {@link #nothing} when nothing was said
   */
  public Confusion plus(int truth, int answer) {
    List<List<Integer>> more = new ArrayList<>(rows);
    List<Integer> row = new ArrayList<>(rows.get(truth));
    row.set(answer, row.get(answer) + 1);
    more.set(truth, row);
    return new Confusion(classes, more);
  }

  /** The column of those that nothing was said about. */
  public int nothing() {
    return classes.size();
  }

  /** How many cases are of a class. */
  public int truths(int row) {
    return rows.get(row).stream().mapToInt(Integer::intValue).sum();
  }

  /** Share of a class's cases that are answered right; empty without a case. */
  public OptionalDouble recall(int row) {
    int truths = truths(row);
    return truths == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) rows.get(row).get(row) / truths);
  }

  /** Share of all cases that are answered right; empty without a case. */
  public OptionalDouble accuracy() {
    int all = IntStream.range(0, rows.size()).map(this::truths).sum();
    int right = IntStream.range(0, rows.size()).map(row -> rows.get(row).get(row)).sum();
    return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) right / all);
  }

  /** The mean of the recalls, over the classes that have cases; empty without a case. */
  public OptionalDouble balancedAccuracy() {
    return IntStream.range(0, rows.size())
        .mapToObj(this::recall)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average();
  }
}
