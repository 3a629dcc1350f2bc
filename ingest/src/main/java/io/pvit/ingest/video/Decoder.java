package io.pvit.ingest.video;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_DECODER_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** One video stream's decoder, on one thread; a packet it refuses is counted and passed over. */
final class Decoder implements AutoCloseable {

  /** What the decoder has for us. */
  enum Answer {
    /** A picture lies in {@link #frame}. */
    PICTURE,
    /** It needs another packet first. */
    HUNGRY,
    /** It was told that no packet comes, and has given all. */
    DRAINED
  }

  private final AVCodecContext context;
  private final AVFrame frame;
  private boolean draining;
  private long errors;

  /** Opens the decoder that the stream asks for; the refusal says why it cannot. */
  Decoder(AVStream stream, int maxPixels, Refusal refusal) {
    AVCodec codec = avcodec_find_decoder(stream.codecpar().codec_id());
    String name = Streams.codecName(stream);
    if (codec == null) {
      throw refusal.undecodable(AVERROR_DECODER_NOT_FOUND, name);
    }
    context = avcodec_alloc_context3(codec);
    avcodec_parameters_to_context(context, stream.codecpar());
    context.pkt_timebase(stream.time_base());
    context.thread_count(1);
    context.max_pixels(maxPixels);
    int opened = avcodec_open2(context, codec, (AVDictionary) null);
    if (opened < 0) {
      avcodec_free_context(context);
      throw refusal.undecodable(opened, name);
    }
    frame = av_frame_alloc();
  }

  /** The decoder's own frame, good until the next call. */
  AVFrame frame() {
    return frame;
  }

  long errors() {
    return errors;
  }

  Answer receive() {
    while (true) {
      int answer = avcodec_receive_frame(context, frame);
      if (answer == 0) {
        return Answer.PICTURE;
      }
      if (answer == AVERROR_EAGAIN()) {
        return Answer.HUNGRY;
      }
      if (answer == AVERROR_EOF) {
        return Answer.DRAINED;
      }
      errors++;
      if (!draining) {
        return Answer.HUNGRY;
      }
    }
  }

  void feed(AVPacket packet) {
    int answer = avcodec_send_packet(context, packet);
    if (answer < 0) {
      errors++;
    }
  }

  /** Tells the decoder that no packet follows. */
  void drain() {
    draining = true;
    avcodec_send_packet(context, (AVPacket) null);
  }

  @Override
  public void close() {
    av_frame_free(frame);
    avcodec_free_context(context);
  }
}
