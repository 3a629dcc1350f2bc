package io.pvit.app.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFilmTest {

  @TempDir Path folder;

  @Test
  void isAFilmOfTheLengthAskedForInWhichSomethingMoves() throws Exception {
    Path film = folder.resolve("film.mp4");

    SampleFilm.write(film, 2);

    try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(film.toFile())) {
      grabber.start();
      assertThat(grabber.getFrameRate()).isEqualTo(25.0);
      byte[] first = bytes(grabber);
      int frames = 1;
      byte[] last = first;
      while (true) {
        byte[] next = bytes(grabber);
        if (next.length == 0) {
          break;
        }
        last = next;
        frames++;
      }
      assertThat(frames).isEqualTo(50);
      assertThat(last).isNotEqualTo(first);
    }
  }

  private static byte[] bytes(FFmpegFrameGrabber grabber) throws Exception {
    var frame = grabber.grabImage();
    if (frame == null) {
      return new byte[0];
    }
    var pixels = (java.nio.ByteBuffer) frame.image[0];
    byte[] copy = new byte[pixels.remaining()];
    pixels.duplicate().get(copy);
    return copy;
  }
}
