package io.pvit.ingest;

import io.pvit.ingest.camera.Condition;
import io.pvit.ingest.source.PictureSource;
import io.pvit.ingest.source.StreamFacts;
import io.pvit.ingest.source.VideoLocation;
import io.pvit.ingest.window.CameraSink;
import io.pvit.schemas.Camera;
import io.pvit.schemas.CameraStatus.State;
import io.pvit.schemas.EpochEnd;
import io.pvit.schemas.IngestProgress;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches one camera as it is defined, connection after connection, until it is told to stop or its
 * film is over. One that is told before it runs takes the camera over, and ends what was open of
 * it.
 *
 * <p>What is wrong with the camera makes it wait and try again. What is wrong with the broker is
 * wrong for all cameras, and told to whoever runs the process.
 */
final class CameraWatcher implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(CameraWatcher.class);

  private final Camera camera;
  private final boolean takenOver;
  private final WatchParts parts;
  private final Condition condition;
  private final StopOrder order = new StopOrder();
  private int failures;
  private volatile boolean fenced;

  /**
   * @param takenOver whether the definition was there before, so that a film that another process
   *     has played is not played again
   */
  CameraWatcher(Camera camera, boolean takenOver, WatchParts parts) {
    this.camera = camera;
    this.takenOver = takenOver;
    this.parts = parts;
    this.condition =
        new Condition(
            camera.cameraId(), Duration.ofMillis(parts.watching().stalledAfterMs()), parts.nowUs());
  }

  Camera camera() {
    return camera;
  }

  /** How the camera is doing; empty where another process knows better. */
  Optional<Condition> condition() {
    return fenced ? Optional.empty() : Optional.of(condition);
  }

  /** Makes {@link #run} end soon, with its epoch ended for this reason; from any thread. */
  void stop(EpochEnd reason) {
    order.give(reason);
  }

  @Override
  public void run() {
    try {
      boolean done = false;
      while (!done) {
        done = isDone();
      }
    } catch (RuntimeException | Error e) {
      parts.fatal().accept(e);
    }
  }

  /** Takes the camera over and watches it; false where that must be done again. */
  private boolean isDone() {
    Connecting connecting = new Connecting();
    // Whoever takes over late would fence the process that has the camera by then.
    Runnable leave =
        () -> {
          if (order.reason() == EpochEnd.READER_LOST) {
            connecting.cancel();
          }
        };
    order.hear(leave);
    try (CameraSink sink = connecting.open(() -> parts.sinks().apply(camera))) {
      order.forget(leave);
      fenced = false;
      watch(sink);
      return true;
    } catch (StopException e) {
      return isEndedBy(e);
    } catch (RuntimeException e) {
      LOG.error("watching camera {} failed by a defect of ours", camera.cameraId(), e);
      fail("stopped by a defect of ours; the log has its trace");
      return order.isGiven();
    } finally {
      order.forget(leave);
    }
  }

  private boolean isEndedBy(StopException e) {
    if (e.code() == ExitCode.FENCED) {
      LOG.info("{}", e.getMessage());
      fenced = true;
      order.await(parts.retries().longest());
    } else if (e.code() == ExitCode.INPUT_FORBIDDEN) {
      fail(e.sentence());
    } else if (e.code() != ExitCode.INTERRUPTED || !order.isGiven()) {
      throw e;
    }
    return order.isGiven();
  }

  private void fail(String why) {
    become(State.FAILED, why);
    order.await(parts.retries().failed());
  }

  private void watch(CameraSink sink) {
    CoverageRecord coverage = new CoverageRecord(camera.cameraId(), sink, parts);
    if (isPlayed(sink)) {
      become(State.ENDED, "was played to its end before; pause and resume it to see it again");
      coverage.end();
      return;
    }
    while (!order.isGiven()) {
      Optional<StopException> trouble = connect(sink, coverage);
      if (trouble.isPresent()) {
        backOff(trouble.get(), coverage);
      } else if (!order.isGiven()) {
        become(State.ENDED, "the film is over");
        coverage.end();
        return;
      }
    }
    if (order.reason() == EpochEnd.PAUSED) {
      become(State.PAUSED, "switched off");
    }
    coverage.end(order.reason());
  }

  private boolean isPlayed(CameraSink sink) {
    return takenOver
        && !order.isGiven()
        && sink.left()
            .filter(it -> !it.epochOpen())
            .flatMap(IngestProgress::lastEnd)
            .filter(EpochEnd.END_OF_INPUT::equals)
            .isPresent();
  }

  private void backOff(StopException trouble, CoverageRecord coverage) {
    failures++;
    boolean passes = parts.retries().passes(trouble.code());
    Duration delay = parts.retries().delay(trouble.code(), failures, parts.random());
    become(
        passes ? State.BACKING_OFF : State.FAILED,
        "%s Tried again in %.1f s.".formatted(trouble.sentence(), delay.toMillis() / 1000.0));
    coverage.blind(trouble);
    order.await(delay);
  }

  /** What was wrong with the connection; nothing where the film is over or somebody stopped it. */
  private Optional<StopException> connect(CameraSink sink, CoverageRecord coverage) {
    become(
        State.CONNECTING,
        failures == 0 ? "connecting" : "connecting again, attempt " + (failures + 1));
    VideoLocation location;
    PictureSource opened;
    try {
      location = parts.locations().apply(camera);
      opened = parts.sources().apply(location);
    } catch (StopException e) {
      return Optional.of(e);
    }
    Pace pace = location.remote() ? Pace.FREE : new RealTimePace();
    try (PictureSource source =
        new HeardSource(
            opened,
            () -> {
              condition.picture(parts.nowUs());
              coverage.picture();
            })) {
      Runnable cancel =
          () -> {
            source.cancel();
            pace.cancel();
          };
      order.hear(cancel);
      try {
        return read(location, source, pace, sink);
      } finally {
        order.forget(cancel);
      }
    }
  }

  private Optional<StopException> read(
      VideoLocation location, PictureSource source, Pace pace, CameraSink sink) {
    StreamFacts facts;
    try {
      facts = source.open();
    } catch (StopException e) {
      return order.isGiven() ? Optional.empty() : Optional.of(e);
    }
    LOG.info("camera {} is open: {}", camera.cameraId(), facts.description());
    IngestRequest request =
        new IngestRequest(camera.cameraId(), location, Optional.empty(), Optional.empty());
    try (CameraRun run =
        new CameraRun(
            request,
            parts.samplingOf(camera),
            source,
            facts,
            sink,
            pace,
            this::progressed,
            parts.clock())) {
      return run.run(order::reason).loss();
    }
  }

  /** One window alone may be the short one of a connection that broke at once. */
  private void progressed(IngestFigures figures) {
    if (figures.windows() > 1) {
      failures = 0;
    }
  }

  private void become(State state, String why) {
    LOG.info("camera {} is {}: {}", camera.cameraId(), state, why);
    condition.become(state, why, parts.nowUs());
  }
}
