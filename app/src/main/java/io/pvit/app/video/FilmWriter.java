package io.pvit.app.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG4;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.FFmpegLogCallback;
import org.bytedeco.javacv.Frame;

/** Encodes pictures into an MPEG-4 film, one after the other. Used by one thread. */
public final class FilmWriter implements AutoCloseable {

  private final FFmpegFrameRecorder recorder;
  private final int width;
  private final int height;

  /**
   * @param file the film, its ending names the container
   * @param width pixels, even
   * @param height pixels, even
   * @param framesPerSecond of the film
   */
  public FilmWriter(Path file, int width, int height, double framesPerSecond) throws IOException {
    FFmpegLogCallback.setLevel(org.bytedeco.ffmpeg.global.avutil.AV_LOG_ERROR);
    this.width = width;
    this.height = height;
    recorder = new FFmpegFrameRecorder(file.toFile(), width, height);
    recorder.setVideoCodec(AV_CODEC_ID_MPEG4);
    recorder.setPixelFormat(AV_PIX_FMT_YUV420P);
    recorder.setFrameRate(framesPerSecond);
    recorder.setVideoBitrate(2_000_000);
    recorder.setGopSize((int) Math.ceil(framesPerSecond));
    recorder.start();
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
    ByteBuffer direct = ByteBuffer.allocateDirect(pixels.length).put(pixels).flip();
    try (Frame frame = new Frame(width, height, Frame.DEPTH_UBYTE, 3)) {
      ((ByteBuffer) frame.image[0]).put(direct).flip();
      recorder.record(frame, AV_PIX_FMT_BGR24);
    }
  }

  @Override
  public void close() throws IOException {
    recorder.close();
  }
}
