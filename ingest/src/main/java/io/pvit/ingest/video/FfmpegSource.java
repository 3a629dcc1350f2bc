package io.pvit.ingest.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXIT;

import io.pvit.ingest.source.Damage;
import io.pvit.ingest.source.PictureSource;
import io.pvit.ingest.source.Reading;
import io.pvit.ingest.source.RecordingCheck;
import io.pvit.ingest.source.StreamFacts;
import io.pvit.ingest.source.VideoLocation;
import java.util.concurrent.locks.LockSupport;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;

/** Reads any location with FFmpeg. */
public final class FfmpegSource implements PictureSource {

  private static final long RETRY_NANOS = 5_000_000;

  /** The operating system's number, which FFmpeg negates. */
  private static final int TIMED_OUT = -110;

  private final VideoLocation location;
  private final FfmpegSettings settings;
  private final Access access;
  private final Refusal refusal;
  private final Interrupt interrupt = new Interrupt();
  private final JpegScaler scaler;
  private final AVPacket packet = av_packet_alloc();
  private @Nullable Container container;
  private long packets;
  private long corruptPackets;
  private boolean pictured;
  private boolean drained;

  /** Opens nothing yet. */
  public FfmpegSource(VideoLocation location, FfmpegSettings settings) {
    FfmpegLog.lead();
    location.userInfo().ifPresent(FfmpegLog::hide);
    this.location = location;
    this.settings = settings;
    this.access = Access.to(location, settings);
    this.refusal = new Refusal(location, access.remote());
    this.scaler = new JpegScaler(settings.jpegQuality());
  }

  @Override
  public StreamFacts open() {
    if (location instanceof VideoLocation.Recording recording) {
      RecordingCheck.pass(recording.file());
    }
    Container opened = new Container(access, settings, interrupt, refusal);
    container = opened;
    return opened.facts();
  }

  @Override
  public Reading next() {
    Container opened = opened();
    interrupt.allow(settings.readTimeoutMs());
    while (!interrupt.isCancelled()) {
      Decoder.Answer answer = opened.decoder().receive();
      if (answer == Decoder.Answer.PICTURE) {
        pictured = true;
        return new Reading.Pictured(
            new DecodedPicture(opened.decoder().frame(), scaler, opened.timeBase()));
      }
      if (answer == Decoder.Answer.DRAINED) {
        return over(opened);
      }
      int code = feed(opened);
      if (code < 0) {
        return failed(code);
      }
    }
    return new Reading.Cancelled();
  }

  /** Gives the decoder one more packet, or the news that there is none. */
  private int feed(Container opened) {
    if (!access.remote()) {
      // A file that gives bytes is alive however long a picture takes.
      interrupt.allow(settings.readTimeoutMs());
    }
    int code = av_read_frame(opened.context(), packet);
    if (code == AVERROR_EAGAIN()) {
      LockSupport.parkNanos(RETRY_NANOS);
      return 0;
    }
    if (code == AVERROR_EOF || (code < 0 && !access.remote() && !isSilence(code))) {
      return endOfPackets(opened, code);
    }
    if (code < 0) {
      return code;
    }
    if (packet.stream_index() == opened.streamIndex()) {
      packets++;
      corruptPackets += (packet.flags() & AV_PKT_FLAG_CORRUPT) == 0 ? 0 : 1;
      opened.decoder().feed(packet);
    }
    av_packet_unref(packet);
    return 0;
  }

  /** A file that breaks off in the middle is played up to there, and the rest counts as damage. */
  private int endOfPackets(Container opened, int code) {
    if (drained) {
      return code;
    }
    drained = true;
    corruptPackets += code == AVERROR_EOF ? 0 : 1;
    opened.decoder().drain();
    return 0;
  }

  private Reading over(Container opened) {
    if (!pictured) {
      throw refusal.withoutPicture(packets, opened.decoder().errors());
    }
    return opened.facts().live() ? new Reading.Lost(refusal.ended()) : new Reading.Over();
  }

  private Reading failed(int code) {
    if (interrupt.isCancelled()) {
      return new Reading.Cancelled();
    }
    if (isSilence(code)) {
      if (!pictured) {
        throw refusal.silentFromTheStart(settings.readTimeoutMs());
      }
      return new Reading.Lost(refusal.silent(settings.readTimeoutMs()));
    }
    if (!pictured) {
      throw refusal.opening(code);
    }
    return new Reading.Lost(refusal.brokenOff(code));
  }

  /** FFmpeg gives out what it has buffered first, and tells of the interruption afterwards. */
  private boolean isSilence(int code) {
    return interrupt.isOverdue() || code == AVERROR_EXIT || code == TIMED_OUT;
  }

  private Container opened() {
    if (container == null) {
      throw new IllegalStateException("open comes first");
    }
    return container;
  }

  @Override
  public Damage damage() {
    long errors = container == null ? 0 : container.decoder().errors();
    return new Damage(corruptPackets, errors);
  }

  @Override
  public void cancel() {
    interrupt.cancel();
  }

  @Override
  public void close() {
    if (container != null) {
      container.close();
      container = null;
    }
    av_packet_free(packet);
    scaler.close();
    interrupt.close();
  }
}
