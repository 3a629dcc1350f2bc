package io.pvit.app.train;

import io.pvit.app.train.Series.Point;
import io.pvit.trainer.run.StepReport;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Draws how a run went: the loss, each task's part of it, the learning rate, the speed. */
public final class Curves {

  private static final int COLUMNS = 3;
  private static final int PANEL_WIDTH = 360;
  private static final int PANEL_HEIGHT = 200;
  private static final int MARGIN = 34;
  private static final int POINTS = 150;

  private Curves() {}

  /**
   * A picture with a panel per figure.
   *
   * @param reports of the steps that were learnt from, oldest first; at least one
   */
  public static BufferedImage of(List<StepReport> reports) {
    List<Series> all = series(reports);
    int rows = (all.size() + COLUMNS - 1) / COLUMNS;
    BufferedImage picture =
        new BufferedImage(COLUMNS * PANEL_WIDTH, rows * PANEL_HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D paper = picture.createGraphics();
    paper.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    paper.setColor(Color.WHITE);
    paper.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    paper.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    for (int i = 0; i < all.size(); i++) {
      Graphics2D panel =
          (Graphics2D)
              paper.create(
                  i % COLUMNS * PANEL_WIDTH, i / COLUMNS * PANEL_HEIGHT, PANEL_WIDTH, PANEL_HEIGHT);
      draw(panel, all.get(i).thinned(POINTS));
      panel.dispose();
    }
    paper.dispose();
    return picture;
  }

  static List<Series> series(List<StepReport> reports) {
    List<StepReport> learnt =
        reports.stream().filter(report -> report.skipped().isEmpty()).toList();
    List<Series> all = new ArrayList<>();
    all.add(of("loss", learnt.stream().map(r -> new Point(r.step(), r.loss())).toList()));
    Map<String, List<Point>> terms = new TreeMap<>();
    for (StepReport report : learnt) {
      report
          .losses()
          .forEach(
              (term, value) ->
                  terms
                      .computeIfAbsent(term, unknown -> new ArrayList<>())
                      .add(new Point(report.step(), value)));
    }
    terms.forEach((term, points) -> all.add(of(term, points)));
    all.add(
        of(
            "gradient norm",
            learnt.stream().map(r -> new Point(r.step(), r.gradientNorm())).toList()));
    all.add(of("learning rate", learnt.stream().map(r -> new Point(r.step(), r.rate())).toList()));
    all.add(
        of(
            "clips per second",
            learnt.stream().map(r -> new Point(r.step(), r.clipsPerSecond())).toList()));
    return all;
  }

  private static Series of(String name, List<Point> points) {
    return new Series(name, points);
  }

  private static void draw(Graphics2D panel, Series series) {
    int right = PANEL_WIDTH - 12;
    int bottom = PANEL_HEIGHT - MARGIN + 8;
    double least = Math.min(0, series.least());
    double most = series.most() > least ? series.most() : least + 1;
    long lastStep = series.points().get(series.points().size() - 1).step();
    panel.setColor(Color.LIGHT_GRAY);
    panel.drawRect(MARGIN + 16, MARGIN, right - MARGIN - 16, bottom - MARGIN);
    panel.setColor(Color.DARK_GRAY);
    panel.drawString(series.name(), MARGIN + 16, MARGIN - 10);
    panel.drawString(figure(most), 4, MARGIN + 10);
    panel.drawString(figure(least), 4, bottom);
    panel.drawString("step " + lastStep, right - 80, bottom + 16);
    Path2D line = new Path2D.Double();
    for (Point point : series.points()) {
      double x = MARGIN + 16 + (double) point.step() / lastStep * (right - MARGIN - 16);
      double y = bottom - (point.value() - least) / (most - least) * (bottom - MARGIN);
      if (line.getCurrentPoint() == null) {
        line.moveTo(x, y);
      } else {
        line.lineTo(x, y);
      }
    }
    panel.setColor(new Color(0x1F5FA8));
    panel.setStroke(new BasicStroke(1.6f));
    panel.draw(line);
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }
}
