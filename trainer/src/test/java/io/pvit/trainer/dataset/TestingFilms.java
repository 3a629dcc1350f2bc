package io.pvit.trainer.dataset;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** Frame directories of a few pictures, ten a second, of bands that stand side by side. */
public final class TestingFilms {

  private TestingFilms() {}

  /**
   * Writes one.
   *
   * @param levels of each picture, the grey of its bands from left to right
   */
  public static void write(Path film, int width, int height, List<List<Integer>> levels)
      throws IOException {
    Files.createDirectories(film);
    Files.writeString(
        film.resolve("frames.json"),
        "{\"frameIntervalUs\":100000,\"width\":%d,\"height\":%d}".formatted(width, height));
    StringBuilder index = new StringBuilder("frame,captureTimeUs\n");
    for (int i = 0; i < levels.size(); i++) {
      BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      Graphics2D pen = picture.createGraphics();
      List<Integer> bands = levels.get(i);
      for (int band = 0; band < bands.size(); band++) {
        int level = bands.get(band);
        pen.setColor(new Color(level, level, level));
        pen.fillRect(band * width / bands.size(), 0, width / bands.size(), height);
      }
      pen.dispose();
      ImageIO.write(picture, "jpg", film.resolve("%06d.jpg".formatted(i)).toFile());
      index.append(i).append(',').append(i * 100_000).append('\n');
    }
    Files.writeString(film.resolve("index.csv"), index);
  }
}
