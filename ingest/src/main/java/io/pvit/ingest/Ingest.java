package io.pvit.ingest;

import io.pvit.ingest.frames.FrameDirectory;
import io.pvit.ingest.kafka.WindowPublisher;
import io.pvit.ingest.source.PictureSource;
import io.pvit.ingest.source.StreamFacts;
import io.pvit.ingest.video.FfmpegSource;
import io.pvit.ingest.window.WindowSink;
import io.pvit.schemas.EpochEnd;
import io.pvit.schemas.config.IngestConfig;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run over one input.
 *
 * <p>The input is opened first: one that cannot be read ends the run before anything is connected
 * or written.
 */
public final class Ingest {

  private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);

  private final IngestRequest request;
  private final IngestConfig config;
  private final PictureSource source;
  private final Supplier<WindowSink> sinks;
  private final Pace pace;
  private final IngestListener listener;
  private final InstantSource clock;
  private final Connecting connection = new Connecting();

  /** Connects to nothing yet; {@link #run} does, once. */
  public Ingest(IngestRequest request, IngestConfig config, Pace pace, IngestListener listener) {
    this(
        request,
        config,
        new FfmpegSource(request.input(), FirstPicture.settings(config)),
        () -> sinkFor(request, config),
        pace,
        listener,
        InstantSource.system());
  }

  Ingest(
      IngestRequest request,
      IngestConfig config,
      PictureSource source,
      Supplier<WindowSink> sinks,
      Pace pace,
      IngestListener listener,
      InstantSource clock) {
    this.request = request;
    this.config = config;
    this.source = source;
    this.sinks = sinks;
    this.pace = pace;
    this.listener = listener;
    this.clock = clock;
  }

  /**
   * Reads until the input ends, is lost, reaches the limit or is cancelled; the thread that calls
   * is the reading thread.
   *
   * @throws io.pvit.schemas.exit.StopException when the input cannot be read or the broker is gone
   */
  public IngestResult run() {
    try (source) {
      StreamFacts facts = source.open();
      LOG.info("{} is open: {}", request.input(), facts.description());
      try (WindowSink sink = connection.open(sinks);
          CameraRun run =
              new CameraRun(
                  request, config.sampling(), source, facts, sink, pace, listener, clock)) {
        return run.run(() -> EpochEnd.PAUSED);
      }
    }
  }

  /** Makes {@link #run} end soon, with its epoch closed; from any thread. */
  public void cancel() {
    source.cancel();
    pace.cancel();
    connection.cancel();
  }

  private static WindowSink sinkFor(IngestRequest request, IngestConfig config) {
    long intervalUs = config.sampling().frameIntervalUs();
    return request
        .frames()
        .<WindowSink>map(
            directory -> new FrameDirectory(directory, request.input().toString(), intervalUs))
        .orElseGet(
            () ->
                WindowPublisher.open(
                    config.kafka(), config.commit(), request.cameraId(), intervalUs));
  }
}
