package io.pvit.app.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmWriterTest {

  @TempDir Path folder;

  @Test
  void aPictureOfAnyEvenWidthStandsUpright() throws Exception {
    BufferedImage picture = new BufferedImage(50, 40, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = picture.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(25, 0, 25, 40);
    pen.dispose();
    Path film = folder.resolve("film.mp4");

    try (FilmWriter writer = new FilmWriter(film, 50, 40, 8)) {
      writer.add(picture);
    }

    try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(film.toFile())) {
      grabber.start();
      Frame frame = grabber.grabImage();
      ByteBuffer pixels = (ByteBuffer) frame.image[0];
      for (int row = 0; row < 40; row++) {
        assertThat(pixels.get(row * frame.imageStride + 3 * 10) & 0xff).isCloseTo(0, within(40));
        assertThat(pixels.get(row * frame.imageStride + 3 * 40) & 0xff).isCloseTo(255, within(40));
      }
    }
  }
}
