package io.pvit.app.scenes;

import io.pvit.app.video.FilmWriter;
import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.render.Maps;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** A clip with all that is known about it, as a contact sheet or a film. */
public final class Preview {

  private static final int MOST_COLUMNS = 8;
  private static final int FILM_COLUMNS = 3;

  private Preview() {}

  /** Whether {@link #write} knows the ending of this file's name. */
  public static boolean knows(Path file) {
    return isFilm(file) || name(file).endsWith(".png");
  }

  public static void write(Clip clip, Path file) throws IOException {
    if (isFilm(file)) {
      film(clip, file);
    } else {
      ImageIO.write(sheet(clip), "png", file.toFile());
    }
  }

  /** A column a frame, of at most eight frames at even distances. */
  static BufferedImage sheet(Clip clip) {
    Maps maps = clip.maps();
    Panels panels = new Panels(clip);
    int columns = Math.min(MOST_COLUMNS, maps.frames());
    BufferedImage sheet =
        new BufferedImage(
            columns * maps.width(), Panels.COUNT * maps.height(), BufferedImage.TYPE_3BYTE_BGR);
    for (int column = 0; column < columns; column++) {
      paste(panels.of(column * maps.frames() / columns), sheet, column * maps.width(), 1);
    }
    return sheet;
  }

  /** Three pictures over three. */
  private static void film(Clip clip, Path file) throws IOException {
    Maps maps = clip.maps();
    Panels panels = new Panels(clip);
    int width = (FILM_COLUMNS * maps.width() + 1) / 2 * 2;
    int height = Panels.COUNT / FILM_COLUMNS * maps.height();
    try (FilmWriter film = new FilmWriter(file, width, height, clip.framesPerSecond())) {
      for (int frame = 0; frame < maps.frames(); frame++) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        paste(panels.of(frame), picture, 0, FILM_COLUMNS);
        film.add(picture);
      }
    }
  }

  private static void paste(List<BufferedImage> pictures, BufferedImage on, int left, int columns) {
    Graphics2D pen = on.createGraphics();
    for (int i = 0; i < pictures.size(); i++) {
      BufferedImage picture = pictures.get(i);
      int column = left + i % columns * picture.getWidth();
      pen.drawImage(picture, column, i / columns * picture.getHeight(), null);
    }
    pen.dispose();
  }

  private static boolean isFilm(Path file) {
    return name(file).endsWith(".mp4");
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }
}
