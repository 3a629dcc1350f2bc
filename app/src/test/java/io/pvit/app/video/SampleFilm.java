package io.pvit.app.video;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A drawn film of people who walk, run and wave in a yard, so that tests have something to watch.
 * The same seconds give the same pictures.
 */
public final class SampleFilm {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int FRAMES_PER_SECOND = 25;

  /**
   * @param bodyHeight in pixels
   * @param groundY of the feet, pixels
   * @param startX at the film's beginning, pixels
   * @param speed pixels a second, negative to the left
   * @param stepsPerSecond how fast the legs swing
   * @param waves true for one who lifts an arm and waves
   */
  private record Walker(
      double bodyHeight,
      double groundY,
      double startX,
      double speed,
      double stepsPerSecond,
      boolean waves,
      Color clothes) {

    double x(double second) {
      double span = WIDTH + 2 * bodyHeight;
      double x = (startX + bodyHeight + speed * second) % span;
      return (x < 0 ? x + span : x) - bodyHeight;
    }
  }

  private static final List<Walker> PEOPLE =
      List.of(
          new Walker(120, 250, 80, 34, 0.9, false, new Color(60, 80, 140)),
          new Walker(150, 290, 520, -48, 1.0, false, new Color(150, 60, 50)),
          new Walker(200, 340, 300, 0, 0.0, true, new Color(50, 110, 70)),
          new Walker(135, 270, 0, 120, 1.8, false, new Color(120, 110, 40)));

  private SampleFilm() {}

  /**
   * @param file where the film goes; an existing one is replaced
   * @param seconds length of the film
   */
  public static void write(Path file, int seconds) throws IOException {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    try (FilmWriter film = new FilmWriter(file, WIDTH, HEIGHT, FRAMES_PER_SECOND)) {
      for (int i = 0; i < seconds * FRAMES_PER_SECOND; i++) {
        draw(picture, i / (double) FRAMES_PER_SECOND);
        film.add(picture);
      }
    }
  }

  private static void draw(BufferedImage picture, double second) {
    Graphics2D g = picture.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(new Color(150, 170, 190));
    g.fillRect(0, 0, WIDTH, 150);
    g.setColor(new Color(120, 118, 110));
    g.fillRect(0, 150, WIDTH, HEIGHT - 150);
    g.setColor(new Color(140, 100, 80));
    g.fillRect(60, 40, 180, 130);
    g.setColor(new Color(70, 80, 95));
    g.fillRect(90, 70, 40, 50);
    g.fillRect(170, 70, 40, 50);
    for (Walker person : PEOPLE) {
      drawPerson(g, person, second);
    }
    g.dispose();
  }

  private static void drawPerson(Graphics2D g, Walker person, double second) {
    double unit = person.bodyHeight() / 8;
    double x = person.x(second);
    double hipY = person.groundY() - 4 * unit;
    double neckY = person.groundY() - 6.7 * unit;
    double swing = 0.55 * Math.sin(2 * Math.PI * person.stepsPerSecond() * second);

    g.setColor(new Color(45, 45, 55));
    limb(g, x, hipY, swing, 2 * unit, 0.3 * Math.max(0, -swing), 0.9 * unit);
    limb(g, x, hipY, -swing, 2 * unit, 0.3 * Math.max(0, swing), 0.9 * unit);
    g.setColor(person.clothes());
    g.setStroke(
        new BasicStroke((float) (1.7 * unit), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(new Line2D.Double(x, hipY, x, neckY + 0.6 * unit));
    limb(g, x, neckY + 0.5 * unit, -swing, 1.5 * unit, 0.3, 0.7 * unit);
    double wave = Math.PI - 0.5 + 0.4 * Math.sin(2 * Math.PI * 1.5 * second);
    limb(g, x, neckY + 0.5 * unit, person.waves() ? wave : swing, 1.5 * unit, 0.3, 0.7 * unit);
    g.setColor(new Color(205, 165, 140));
    g.fill(new Ellipse2D.Double(x - 0.6 * unit, neckY - 1.3 * unit, 1.2 * unit, 1.4 * unit));
  }

  /** Two equal bones hanging from a joint; angles in radians from straight down. */
  private static void limb(
      Graphics2D g, double x, double y, double angle, double bone, double bend, double width) {
    double kneeX = x + bone * Math.sin(angle);
    double kneeY = y + bone * Math.cos(angle);
    Path2D path = new Path2D.Double();
    path.moveTo(x, y);
    path.lineTo(kneeX, kneeY);
    path.lineTo(kneeX + bone * Math.sin(angle - bend), kneeY + bone * Math.cos(angle - bend));
    g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(path);
  }
}
