package io.pvit.ingest.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_move_ref;

import io.pvit.ingest.source.FrameSize;
import io.pvit.ingest.source.Picture;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** A reference to a decoded picture's buffers; nothing is copied until somebody wants the JPEG. */
final class DecodedPicture implements Picture {

  private final AVFrame frame = av_frame_alloc();
  private final JpegScaler scaler;
  private final TimeBase timeBase;

  /** Takes the buffers over, so that the decoder's own frame is empty afterwards. */
  DecodedPicture(AVFrame decoded, JpegScaler scaler, TimeBase timeBase) {
    av_frame_move_ref(frame, decoded);
    this.scaler = scaler;
    this.timeBase = timeBase;
  }

  @Override
  public OptionalLong streamTimeUs() {
    long stamp = frame.best_effort_timestamp();
    return stamp == AV_NOPTS_VALUE
        ? OptionalLong.empty()
        : OptionalLong.of(timeBase.toMicros(stamp));
  }

  @Override
  public long durationUs() {
    return timeBase.toMicros(Math.max(0, frame.duration()));
  }

  @Override
  public FrameSize size() {
    return new FrameSize(frame.width(), frame.height());
  }

  @Override
  public ByteBuffer jpeg(FrameSize size) {
    return scaler.jpeg(frame, size);
  }

  @Override
  public void close() {
    av_frame_free(frame);
  }
}
