package io.pvit.app.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.javacv.FFmpegFrameRecorder;

/** Encodes pictures into an MPEG-4 film, one after the other. Used by one thread. */
public final class FilmWriter implements AutoCloseable {

  private final FFmpegFrameRecorder recorder;
  private final Canvas canvas;
  private final int width;
  private final int height;

  /**
   * @param file the film, its ending names the container
   * @param width pixels, even
   * @param height pixels, even
   * @param framesPerSecond of the film
   */
  public FilmWriter(Path file, int width, int height, double framesPerSecond) throws IOException {
    this.width = width;
    this.height = height;
    recorder = new FFmpegFrameRecorder(file.toFile(), width, height);
    Mpeg4.start(recorder, framesPerSecond);
    canvas = new Canvas(width, height);
  }

  /**
   * @param picture of type {@link BufferedImage#TYPE_3BYTE_BGR} and of the film's size
   */
  public void add(BufferedImage picture) throws IOException {
    if (picture.getType() != BufferedImage.TYPE_3BYTE_BGR
        || picture.getWidth() != width
        || picture.getHeight() != height) {
      throw new IllegalArgumentException(
          "picture must be %dx%d TYPE_3BYTE_BGR, was %dx%d type %d"
              .formatted(
                  width, height, picture.getWidth(), picture.getHeight(), picture.getType()));
    }
    byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    recorder.record(canvas.showing(ByteBuffer.wrap(pixels)), AV_PIX_FMT_BGR24);
  }

  @Override
  public void close() throws IOException {
    recorder.close();
    canvas.close();
  }
}
