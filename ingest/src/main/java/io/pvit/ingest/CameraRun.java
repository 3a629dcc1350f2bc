package io.pvit.ingest;

import io.pvit.ingest.source.FrameSize;
import io.pvit.ingest.source.Picture;
import io.pvit.ingest.source.PictureSource;
import io.pvit.ingest.source.Reading;
import io.pvit.ingest.source.StreamFacts;
import io.pvit.ingest.window.FrameSampler;
import io.pvit.ingest.window.Moment;
import io.pvit.ingest.window.Timeline;
import io.pvit.ingest.window.WindowBuilder;
import io.pvit.ingest.window.WindowShape;
import io.pvit.ingest.window.WindowSink;
import io.pvit.schemas.EpochEnd;
import io.pvit.schemas.Frame;
import io.pvit.schemas.config.IngestConfig.Sampling;
import io.pvit.schemas.exit.StopException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way of an open source's pictures into a sink, from the first to the marker behind the last.
 */
final class CameraRun implements AutoCloseable {

  /** Missing pictures for longer than this are a discontinuity, where they come faster anyway. */
  private static final long SHORTEST_HOLE_US = 1_000_000;

  /** And for longer than so many pictures, where they are as slow as that as a rule. */
  private static final int HOLE_PICTURES = 3;

  /** The newest picture, which stands until the next one comes. */
  private record Held(Picture picture, FrameSize size, long captureTimeUs) {}

  private final PictureSource source;
  private final WindowSink sink;
  private final Sampling sampling;
  private final long longestHoleUs;
  private final CaptureTimes captureTimes;
  private final Timeline timeline;
  private final WindowBuilder builder;
  private final Delivery delivery;
  private final Tally tally = new Tally();
  private Limits limits;
  private FrameSampler sampler;
  private long epochStartUs;
  private @Nullable Held held;

  /** Read, and not yet held: so that a failure in between leaves no picture behind. */
  private @Nullable Picture newest;

  CameraRun(
      IngestRequest request,
      Sampling sampling,
      PictureSource source,
      StreamFacts facts,
      WindowSink sink,
      Pace pace,
      IngestListener listener,
      InstantSource clock) {
    this.source = source;
    this.sink = sink;
    this.sampling = sampling;
    boolean live = facts.live();
    this.longestHoleUs = Math.max(SHORTEST_HOLE_US, HOLE_PICTURES * facts.pictureIntervalUs());
    this.captureTimes = new CaptureTimes(facts, clock);
    this.timeline = new Timeline(facts.pictureIntervalUs());
    WindowShape shape =
        new WindowShape(
            sampling.windowFrames(),
            sampling.frameIntervalUs(),
            captureTimes.kind(),
            captureTimes.uncertaintyUs());
    this.builder = new WindowBuilder(request.cameraId(), shape, sink.continuation(), clock);
    this.delivery =
        new Delivery(
            builder,
            sink,
            pace,
            request.input().remote() || live || pace.mayBlock(),
            window -> {
              tally.delivered(window);
              listener.progressed(tally.figures(source.damage()));
            });
    this.limits = Limits.of(request.limit(), live);
    this.sampler = newSampler();
  }

  /**
   * @param whenCancelled what to say of the end where somebody did not want more
   */
  IngestResult run(Supplier<EpochEnd> whenCancelled) {
    while (true) {
      Reading reading = source.next();
      if (reading instanceof Reading.Pictured pictured) {
        tally.picture();
        newest = pictured.picture();
        if (!take(newest)) {
          return end(EpochEnd.END_OF_INPUT, Optional.empty());
        }
        sink.commitIfDue();
      } else if (reading instanceof Reading.Lost lost) {
        return end(EpochEnd.CAMERA_LOST, Optional.of(lost.reason()));
      } else {
        boolean over = reading instanceof Reading.Over;
        return end(over ? EpochEnd.END_OF_INPUT : whenCancelled.get(), Optional.empty());
      }
    }
  }

  /** False for a picture behind the limit: the one before it was the last. */
  private boolean take(Picture picture) {
    Moment inFilm = timeline.place(picture.streamTimeUs(), picture.durationUs());
    long captureTimeUs = captureTimes.of(inFilm.timeUs());
    if (held == null) {
      limits = limits.from(captureTimeUs);
      hold(picture, captureTimeUs);
      begin(inFilm);
      return true;
    }
    Moment inEpoch =
        new Moment(inFilm.timeUs() - epochStartUs, inFilm.durationUs(), inFilm.jumped());
    if (limits.areReached(inFilm.timeUs(), captureTimeUs)) {
      deliverHeld(sampler.lastBefore(inEpoch, limits.filmTimeUs() - epochStartUs));
      return false;
    }
    settle(inEpoch);
    boolean sameFormat = picture.size().equals(held.size());
    hold(picture, captureTimeUs);
    if (!sameFormat) {
      delivery.endEpoch(EpochEnd.FORMAT_CHANGED);
      begin(inFilm);
    }
    return true;
  }

  private void settle(Moment next) {
    FrameSampler.Settled settled = sampler.next(next);
    deliverHeld(settled.framesOfPrevious());
    if (settled.discontinuity()) {
      tally.discontinuity(builder.breakOff());
    }
  }

  private void begin(Moment first) {
    epochStartUs = first.timeUs();
    sampler = newSampler();
    sampler.next(new Moment(0, first.durationUs(), false));
    builder.beginEpoch(target());
  }

  private void hold(Picture picture, long captureTimeUs) {
    if (held != null) {
      held.picture().close();
    }
    held = new Held(picture, picture.size(), captureTimeUs);
    newest = null;
  }

  private void deliverHeld(int times) {
    if (times == 0 || held == null) {
      return;
    }
    ByteBuffer jpeg = held.picture().jpeg(target());
    for (int i = 0; i < times; i++) {
      delivery.frame(new Frame(held.captureTimeUs(), jpeg));
    }
  }

  private IngestResult end(EpochEnd reason, Optional<StopException> loss) {
    if (held != null) {
      deliverHeld(sampler.last(limits.filmTimeUs() - epochStartUs));
      delivery.endEpoch(reason);
      sink.finish();
    }
    return new IngestResult(tally.figures(source.damage()), reason, loss);
  }

  private FrameSize target() {
    if (held == null) {
      throw new IllegalStateException("no picture has come yet");
    }
    return held.size().shrunkTo(sampling.shortSide());
  }

  private FrameSampler newSampler() {
    return new FrameSampler(sampling.frameIntervalUs(), longestHoleUs);
  }

  @Override
  public void close() {
    if (newest != null) {
      newest.close();
      newest = null;
    }
    if (held != null) {
      held.picture().close();
      held = null;
    }
  }
}
