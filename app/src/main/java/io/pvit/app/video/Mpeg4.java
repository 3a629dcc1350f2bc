package io.pvit.app.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG4;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import java.io.IOException;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.FFmpegLogCallback;

/** How everything that we encode is encoded. */
final class Mpeg4 {

  private static final int BITS_PER_SECOND = 2_000_000;

  private Mpeg4() {}

  /** A picture that needs no other comes every second. */
  static void start(FFmpegFrameRecorder recorder, double framesPerSecond) throws IOException {
    FFmpegLogCallback.setLevel(org.bytedeco.ffmpeg.global.avutil.AV_LOG_ERROR);
    recorder.setVideoCodec(AV_CODEC_ID_MPEG4);
    recorder.setPixelFormat(AV_PIX_FMT_YUV420P);
    recorder.setFrameRate(framesPerSecond);
    recorder.setVideoBitrate(BITS_PER_SECOND);
    recorder.setGopSize((int) Math.ceil(framesPerSecond));
    recorder.start();
  }
}
