package io.pvit.ingest.video;

import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avformat.avio_size;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import io.pvit.ingest.source.StreamFacts;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;

/** An opened container with the decoder of its one video stream. */
final class Container implements AutoCloseable {

  /** Single pictures over HTTP: FFmpeg would pretend that 25 of them are a second. */
  private static final String PICTURES_WITHOUT_TIMES = "mpjpeg";

  private static final long UNKNOWN_INTERVAL_US = 40_000;

  /** A container may claim any rate; a picture that stands for longer is no film any more. */
  private static final long LONGEST_INTERVAL_US = 10_000_000;

  private final AVFormatContext context;
  private final AVStream stream;
  private final Decoder decoder;
  private final StreamFacts facts;

  Container(Access access, FfmpegSettings settings, Interrupt interrupt, Refusal refusal) {
    interrupt.allow(settings.openTimeoutMs());
    context = connect(access, settings, interrupt, refusal);
    try {
      Streams streams = new Streams(context, settings.maxPixels(), refusal);
      int code = streams.probe();
      if (code < 0 || interrupt.isCancelled() || interrupt.isOverdue()) {
        throw failure(code, settings, interrupt, refusal);
      }
      stream = streams.video();
      decoder = new Decoder(stream, settings.maxPixels(), refusal);
      facts = new StreamFacts(isLive(access), pictureIntervalUs(), describe());
    } catch (RuntimeException e) {
      avformat_close_input(context);
      throw e;
    }
  }

  private static AVFormatContext connect(
      Access access, FfmpegSettings settings, Interrupt interrupt, Refusal refusal) {
    if (interrupt.isCancelled()) {
      throw refusal.cancelled();
    }
    AVFormatContext context = avformat_alloc_context();
    interrupt.watch(context);
    try (Options options = new Options(access.options());
        BytePointer address = new BytePointer(access.address(), StandardCharsets.UTF_8)) {
      // On failure FFmpeg frees the context itself.
      int code = avformat_open_input(context, address, null, options.dictionary());
      if (code < 0) {
        throw failure(code, settings, interrupt, refusal);
      }
      try {
        options.refuseLeftovers();
      } catch (IllegalStateException e) {
        avformat_close_input(context);
        throw e;
      }
      if (context.iformat().name().getString().equals(PICTURES_WITHOUT_TIMES)) {
        context.use_wallclock_as_timestamps(1);
      }
      return context;
    }
  }

  /** FFmpeg's code means little once it was interrupted: a handshake then reads as bad data. */
  private static RuntimeException failure(
      int code, FfmpegSettings settings, Interrupt interrupt, Refusal refusal) {
    if (interrupt.isCancelled()) {
      return refusal.cancelled();
    }
    return interrupt.isOverdue()
        ? refusal.tooSlow(settings.openTimeoutMs())
        : refusal.opening(code);
  }

  /** A film has a length; a stream that has none goes on for ever. */
  private boolean isLive(Access access) {
    if (!access.remote()) {
      return false;
    }
    boolean lengthKnown = context.duration() != AV_NOPTS_VALUE && context.duration() > 0;
    boolean sizeKnown = context.pb() != null && avio_size(context.pb()) > 0;
    return !(sizeKnown || (lengthKnown && context.pb() != null));
  }

  private long pictureIntervalUs() {
    OptionalLong average = intervalUs(stream.avg_frame_rate());
    return average.isPresent()
        ? average.getAsLong()
        : intervalUs(stream.r_frame_rate()).orElse(UNKNOWN_INTERVAL_US);
  }

  private static OptionalLong intervalUs(AVRational rate) {
    if (rate.num() <= 0 || rate.den() <= 0) {
      return OptionalLong.empty();
    }
    long intervalUs = 1_000_000L * rate.den() / rate.num();
    return OptionalLong.of(Math.min(LONGEST_INTERVAL_US, Math.max(1, intervalUs)));
  }

  private String describe() {
    return "%s, %s, %dx%d"
        .formatted(
            context.iformat().name().getString(),
            Streams.codecName(stream),
            stream.codecpar().width(),
            stream.codecpar().height());
  }

  AVFormatContext context() {
    return context;
  }

  Decoder decoder() {
    return decoder;
  }

  StreamFacts facts() {
    return facts;
  }

  int streamIndex() {
    return stream.index();
  }

  TimeBase timeBase() {
    return TimeBase.of(stream.time_base());
  }

  @Override
  public void close() {
    decoder.close();
    avformat_close_input(context);
  }
}
