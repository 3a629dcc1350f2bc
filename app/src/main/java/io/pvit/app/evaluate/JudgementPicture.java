package io.pvit.app.evaluate;

import io.pvit.trainer.judge.ClassFigure;
import io.pvit.trainer.judge.Confusion;
import io.pvit.trainer.judge.Figure;
import io.pvit.trainer.judge.Interval;
import io.pvit.trainer.judge.Judgement;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;

/** A judgement as a picture: figures, a bar for every class, and what was taken for what. */
public final class JudgementPicture {

  private static final int LINE = 18;
  private static final int MARGIN = 20;
  private static final int NAMES = 260;
  private static final int BARS = 360;
  private static final int CELL = 34;
  private static final Color PAPER = new Color(250, 250, 248);
  private static final Color INK = new Color(40, 40, 44);
  private static final Color FAINT = new Color(225, 225, 222);
  private static final Color BAR = new Color(52, 110, 160);

  private final Judgement judgement;
  private final List<Map.Entry<Integer, ClassFigure>> classes;
  private final Confusion confusion;

  private JudgementPicture(Judgement judgement) {
    this.judgement = judgement;
    classes =
        judgement.perClass().entrySet().stream()
            .filter(entry -> entry.getValue().averagePrecision() != null)
            .toList();
    Confusion counted = judgement.confusion();
    confusion = counted == null ? new Confusion(List.of(), List.of()) : counted;
  }

  /** Writes a PNG; a file there is replaced. */
  public static void write(Judgement judgement, Path file) throws IOException {
    BufferedImage picture = new JudgementPicture(judgement).drawn();
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (!ImageIO.write(picture, "png", file.toFile())) {
      throw new IOException("nothing here writes PNG files");
    }
  }

  private BufferedImage drawn() {
    int left = MARGIN + NAMES + BARS + 80;
    int matrix = confusion.classes().isEmpty() ? 0 : 200 + (confusion.classes().size() + 1) * CELL;
    int figures = (judgement.figures().size() + 4) * LINE;
    int bars = (classes.size() + 2) * LINE;
    int squares = confusion.classes().isEmpty() ? 0 : 150 + confusion.classes().size() * CELL;
    int height = 2 * MARGIN + figures + Math.max(bars, squares);
    BufferedImage picture =
        new BufferedImage(left + matrix + MARGIN, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = picture.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setColor(PAPER);
    pen.fillRect(0, 0, picture.getWidth(), height);
    drawFigures(pen);
    drawClasses(pen, MARGIN + figures);
    drawConfusion(pen, left, MARGIN + figures);
    pen.dispose();
    return picture;
  }

  private void drawFigures(Graphics2D pen) {
    pen.setColor(INK);
    pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
    int y = MARGIN + LINE;
    pen.drawString("%s, %d clips".formatted(judgement.set(), judgement.clips()), MARGIN, y);
    pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    y += LINE;
    pen.drawString("checkpoint " + judgement.checkpoint(), MARGIN, y);
    for (Map.Entry<String, Figure> entry : judgement.figures().entrySet()) {
      y += LINE;
      pen.drawString(entry.getKey(), MARGIN, y);
      Interval interval = entry.getValue().interval();
      String text = String.format(Locale.ROOT, "%.4f", entry.getValue().value());
      pen.drawString(
          interval == null
              ? text
              : text
                  + String.format(
                      Locale.ROOT, "   (%.4f to %.4f)", interval.low(), interval.high()),
          MARGIN + NAMES,
          y);
    }
  }

  private void drawClasses(Graphics2D pen, int top) {
    int x = MARGIN + NAMES;
    for (int tenth = 0; tenth <= 10; tenth += 2) {
      pen.setColor(FAINT);
      pen.fillRect(x + BARS * tenth / 10, top, 1, classes.size() * LINE);
    }
    int y = top;
    for (Map.Entry<Integer, ClassFigure> entry : classes) {
      ClassFigure figure = entry.getValue();
      Double known = figure.averagePrecision();
      double precision = known == null ? 0 : known;
      pen.setColor(BAR);
      pen.fillRect(x, y + 3, (int) Math.round(BARS * precision), LINE - 6);
      pen.setColor(INK);
      pen.drawString(
          "%d %s (%d)".formatted(entry.getKey(), figure.name(), figure.truths()),
          MARGIN,
          y + LINE - 5);
      pen.drawString(
          String.format(Locale.ROOT, "%.3f", precision),
          x + (int) Math.round(BARS * precision) + 6,
          y + LINE - 5);
      y += LINE;
    }
  }

  private void drawConfusion(Graphics2D pen, int left, int top) {
    int first = left + 180;
    for (int row = 0; row < confusion.classes().size(); row++) {
      int y = top + 130 + row * CELL;
      pen.setColor(INK);
      pen.drawString(confusion.classes().get(row), left, y + CELL / 2 + 4);
      List<Integer> counts = confusion.rows().get(row);
      int all = Math.max(1, confusion.truths(row));
      for (int column = 0; column < counts.size(); column++) {
        float share = (float) counts.get(column) / all;
        pen.setColor(mixed(column == row ? BAR : new Color(170, 70, 50), share));
        pen.fillRect(first + column * CELL, y, CELL - 1, CELL - 1);
        pen.setColor(share > 0.6f ? PAPER : INK);
        pen.drawString(counts.get(column).toString(), first + column * CELL + 4, y + CELL / 2 + 4);
      }
    }
    pen.setColor(INK);
    for (int column = 0; column <= confusion.classes().size(); column++) {
      if (confusion.classes().isEmpty()) {
        return;
      }
      boolean isLast = column == confusion.classes().size();
      Graphics2D slanted = (Graphics2D) pen.create();
      slanted.translate(first + column * CELL + CELL / 2 + 4, top + 124);
      slanted.rotate(-Math.PI / 2);
      slanted.drawString(isLast ? "nobody" : confusion.classes().get(column), 0, 0);
      slanted.dispose();
    }
  }

  private static Color mixed(Color full, float share) {
    return new Color(
        mixed(FAINT.getRed(), full.getRed(), share),
        mixed(FAINT.getGreen(), full.getGreen(), share),
        mixed(FAINT.getBlue(), full.getBlue(), share));
  }

  private static int mixed(int none, int full, float share) {
    return Math.round(none + (full - none) * share);
  }
}
