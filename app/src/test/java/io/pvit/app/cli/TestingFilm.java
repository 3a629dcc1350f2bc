package io.pvit.app.cli;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A frame directory in which nothing happens: pictures of 96 x 64 pixels of one level. */
record TestingFilm(int pictures, int frameIntervalUs) {

  void write(Path directory, int level) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(
        directory.resolve("frames.json"),
        "{\"frameIntervalUs\":%d,\"width\":96,\"height\":64}".formatted(frameIntervalUs));
    BufferedImage picture = new BufferedImage(96, 64, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = picture.createGraphics();
    pen.setColor(new Color(level, level, level));
    pen.fillRect(0, 0, 96, 64);
    pen.dispose();
    StringBuilder index = new StringBuilder("frame,captureTimeUs\n");
    for (int i = 0; i < pictures; i++) {
      ImageIO.write(picture, "jpg", directory.resolve("%06d.jpg".formatted(i)).toFile());
      index.append(i).append(',').append(i * frameIntervalUs).append('\n');
    }
    Files.writeString(directory.resolve("index.csv"), index);
  }
}
