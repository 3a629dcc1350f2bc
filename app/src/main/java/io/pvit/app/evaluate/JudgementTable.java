package io.pvit.app.evaluate;

import io.pvit.trainer.judge.ClassFigure;
import io.pvit.trainer.judge.Confusion;
import io.pvit.trainer.judge.Figure;
import io.pvit.trainer.judge.Interval;
import io.pvit.trainer.judge.Judgement;
import java.util.Locale;

/** A judgement as a person reads it on a screen. */
public final class JudgementTable {

  private static final int COLUMN = 7;

  private JudgementTable() {}

  /** Figures, then classes, then what was taken for what. */
  public static String of(Judgement judgement) {
    StringBuilder text = new StringBuilder();
    text.append("checkpoint  %s%n".formatted(judgement.checkpoint()));
    text.append("clips       %d of %s%n%n".formatted(judgement.clips(), judgement.set()));
    judgement.figures().forEach((name, figure) -> text.append(line(name, figure)));
    if (!judgement.perClass().isEmpty()) {
      text.append("%n%4s %-32s %7s %8s%n".formatted("id", "action", "truths", "AP"));
      judgement.perClass().forEach((id, figure) -> text.append(line(id, figure)));
    }
    Confusion confusion = judgement.confusion();
    if (confusion != null && !confusion.classes().isEmpty()) {
      append(confusion, text);
    }
    return text.toString();
  }

  private static String line(String name, Figure figure) {
    Interval interval = figure.interval();
    String within =
        interval == null
            ? ""
            : String.format(Locale.ROOT, "   %.4f to %.4f", interval.low(), interval.high());
    return String.format(Locale.ROOT, "%-32s %10.4f%s%n", name, figure.value(), within);
  }

  private static String line(int id, ClassFigure figure) {
    Double precision = figure.averagePrecision();
    return String.format(
        Locale.ROOT,
        "%4d %-32s %7d %8s%n",
        id,
        figure.name(),
        figure.truths(),
        precision == null ? "-" : String.format(Locale.ROOT, "%.4f", precision));
  }

  private static void append(Confusion confusion, StringBuilder text) {
    text.append("%ntaken for%n%-20s".formatted(""));
    confusion.classes().forEach(name -> text.append(cell(name)));
    text.append(cell("nobody")).append(System.lineSeparator());
    for (int row = 0; row < confusion.classes().size(); row++) {
      String name = confusion.classes().get(row);
      text.append("%-20s".formatted(name.substring(0, Math.min(20, name.length()))));
      confusion.rows().get(row).forEach(count -> text.append(cell(count.toString())));
      text.append(System.lineSeparator());
    }
  }

  private static String cell(String word) {
    return " %6s".formatted(word.substring(0, Math.min(COLUMN - 1, word.length())));
  }
}
