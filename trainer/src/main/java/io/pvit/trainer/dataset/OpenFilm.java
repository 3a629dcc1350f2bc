package io.pvit.trainer.dataset;

import io.pvit.model.InputContract;
import io.pvit.model.frames.FrameDecoder;
import io.pvit.model.frames.FrameDirectory;
import io.pvit.model.frames.FramePixels;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A film's frame directory, of which a clip is made. */
final class OpenFilm {

  private static final FrameDecoder DECODER = new FrameDecoder();

  private final FrameDirectory directory;

  /**
   * Reads its index.
   *
   * @throws io.pvit.model.frames.FrameDirectoryRefused when it cannot be read
   */
  OpenFilm(Path directory) {
    this.directory = FrameDirectory.open(directory);
  }

  int width() {
    return directory.properties().width();
  }

  int height() {
    return directory.properties().height();
  }

  /** Which pictures clips of that contract are made of. */
  Moments moments(InputContract contract) {
    return new Moments(directory.captureTimesUs(), contract);
  }

  /**
   * Some of its pictures, letterboxed to a size.
   *
   * @throws IllegalArgumentException when one is damaged
   */
  List<FramePixels> decoded(List<Integer> pictures, InputContract size) {
    List<FramePixels> frames = new ArrayList<>();
    for (int picture : pictures) {
      frames.add(
          DECODER
              .decode(directory.jpeg(picture), size)
              .fold(
                  pixels -> pixels,
                  reason -> {
                    throw new IllegalArgumentException("picture " + picture + ": " + reason);
                  }));
    }
    return frames;
  }

  /** (T, Y, X, 3) of pictures of one size. */
  static byte[] joined(List<FramePixels> frames) {
    int bytes = frames.get(0).rgb().remaining();
    ByteBuffer rgb = ByteBuffer.allocate(frames.size() * bytes);
    frames.forEach(frame -> rgb.put(frame.rgb()));
    return rgb.array();
  }
}
