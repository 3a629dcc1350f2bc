package io.pvit.app.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.bytedeco.javacv.FFmpegFrameRecorder;

/**
 * Encodes pictures into bare MPEG-4 video, one coded picture for each: what a camera sends. Used by
 * one thread.
 */
public final class PictureCoder implements AutoCloseable {

  private static final String WITHOUT_CONTAINER = "m4v";

  private final ByteArrayOutputStream coded = new ByteArrayOutputStream();
  private final FFmpegFrameRecorder recorder;
  private final Canvas canvas;

  /**
   * @param width pixels, even
   * @param height pixels, even
   * @param framesPerSecond also how many pictures it is from one that stands alone to the next
   */
  public PictureCoder(int width, int height, double framesPerSecond) throws IOException {
    recorder = new FFmpegFrameRecorder(coded, width, height);
    recorder.setFormat(WITHOUT_CONTAINER);
    Mpeg4.start(recorder, framesPerSecond);
    canvas = new Canvas(width, height);
  }

  /**
   * The next picture, coded.
   *
   * @param rgb (Y, X, 3) bytes from its position on
   */
  public byte[] code(ByteBuffer rgb) throws IOException {
    coded.reset();
    recorder.record(canvas.showing(rgb), AV_PIX_FMT_RGB24);
    if (coded.size() == 0) {
      throw new IllegalStateException("the encoder kept a picture to itself");
    }
    return coded.toByteArray();
  }

  @Override
  public void close() throws IOException {
    recorder.close();
    canvas.close();
  }
}
