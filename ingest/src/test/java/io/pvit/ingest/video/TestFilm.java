package io.pvit.ingest.video;

import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameRecorder;

/**
 * Small films made on the spot. Picture i is plain grey of {@link #brightness}, so that a frame
 * tells which picture it is.
 */
public final class TestFilm implements AutoCloseable {

  private static final int LEVELS = 50;

  private final FFmpegFrameRecorder recorder;
  private final int width;
  private final int height;
  private final boolean fullRange;
  private final int pixelFormat;
  private int pictures;

  private TestFilm(Path file, String format, int codec, int width, int height, double rate)
      throws FrameRecorder.Exception {
    avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    this.width = width;
    this.height = height;
    fullRange = codec == avcodec.AV_CODEC_ID_MJPEG;
    pixelFormat = fullRange ? avutil.AV_PIX_FMT_YUVJ420P : avutil.AV_PIX_FMT_YUV420P;
    recorder = new FFmpegFrameRecorder(file.toString(), width, height);
    recorder.setFormat(format);
    recorder.setVideoCodec(codec);
    recorder.setPixelFormat(pixelFormat);
    recorder.setFrameRate(rate);
    recorder.setGopSize(10);
    recorder.setVideoQuality(2);
    recorder.setVideoOption("threads", "1");
    recorder.start();
  }

  /** MPEG-4 video; the file's ending says the container. */
  public static TestFilm begin(Path file, int width, int height, double rate)
      throws FrameRecorder.Exception {
    return new TestFilm(file, format(file), avcodec.AV_CODEC_ID_MPEG4, width, height, rate);
  }

  /** A finished film of this many pictures at a constant rate. */
  public static Path of(Path file, int width, int height, double rate, int pictures)
      throws FrameRecorder.Exception {
    try (TestFilm film = begin(file, width, height, rate)) {
      film.add(pictures);
    }
    return file;
  }

  /** JPEG pictures one after another without a container, so that sizes may change in between. */
  static Path ofJpegs(Path file, int width, int height, int pictures)
      throws FrameRecorder.Exception {
    try (TestFilm film =
        new TestFilm(file, "mjpeg", avcodec.AV_CODEC_ID_MJPEG, width, height, 25)) {
      film.add(pictures);
    }
    return file;
  }

  /** A second of sound and no picture. */
  static Path ofSound(Path file) throws FrameRecorder.Exception {
    int rate = 8_000;
    try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toString(), 1)) {
      recorder.setFormat(format(file));
      recorder.setSampleRate(rate);
      recorder.setAudioCodec(
          format(file).equals("wav") ? avcodec.AV_CODEC_ID_PCM_S16LE : avcodec.AV_CODEC_ID_AAC);
      recorder.start();
      recorder.recordSamples(rate, 1, ShortBuffer.allocate(rate));
      recorder.stop();
    }
    return file;
  }

  /** What a decoder should make of picture i, 0..255. */
  public static int brightness(int picture) {
    return 30 + 4 * (picture % LEVELS);
  }

  public void add(int count) throws FrameRecorder.Exception {
    for (int i = 0; i < count; i++) {
      add();
    }
  }

  /** Adds a picture at a time of its own; the film's rate must be fine enough for it. */
  void addAt(long timeUs) throws FrameRecorder.Exception {
    recorder.setTimestamp(timeUs);
    add();
  }

  /** In the encoder's own format, since the recorder's conversion would shift the grey. */
  private void add() throws FrameRecorder.Exception {
    int luma = width * height;
    ByteBuffer pixels = ByteBuffer.allocateDirect(luma + luma / 2);
    int level = brightness(pictures++);
    byte grey = (byte) (fullRange ? level : Math.round(16 + level * 219 / 255.0));
    for (int i = 0; i < pixels.capacity(); i++) {
      pixels.put(i, i < luma ? grey : (byte) 128);
    }
    recorder.recordImage(width, height, Frame.DEPTH_UBYTE, 1, width, pixelFormat, pixels);
  }

  private static String format(Path file) {
    String name = file.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return switch (ending) {
      case "mkv" -> "matroska";
      case "m4a" -> "mp4";
      case "ts" -> "mpegts";
      default -> ending;
    };
  }

  @Override
  public void close() throws FrameRecorder.Exception {
    recorder.stop();
    recorder.close();
  }
}
