package io.pvit.app.demo;

import io.pvit.app.cli.EventLine;
import io.pvit.app.kafka.GroupLag;
import io.pvit.app.kafka.Standstill;
import io.pvit.ingest.Ingest;
import io.pvit.ingest.IngestRequest;
import io.pvit.ingest.IngestResult;
import io.pvit.ingest.Pace;
import io.pvit.ingest.RealTimePace;
import io.pvit.ingest.source.VideoLocation;
import io.pvit.schemas.StageStamps;
import io.pvit.schemas.clip.ClipShape;
import io.pvit.schemas.config.IngestConfig;
import io.pvit.schemas.exit.StopException;
import io.pvit.schemas.kafka.Cluster;
import io.pvit.schemas.kafka.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One input, from its first picture to the last event, before the eyes of a person.
 *
 * <p>One thread runs it; {@link #stop} may come from any.
 */
final class Showing implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Showing.class);
  private static final int LOOK_EVERY_MS = 500;
  private static final int DRAIN_STEP_MS = 50;
  private static final Duration DRAIN_STANDSTILL = Duration.ofSeconds(60);
  private static final int HURRIED_DRAIN_MS = 8_000;

  private final Screen screen;
  private final GroupLag lag;
  private final Map<Integer, Long> begin;
  private final LiveFeed feed;
  private final Ingest ingest;
  private final AuditReader reader;
  private final StatusLine status = new StatusLine();
  private final Thread feeding;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "demo-status"));
  private final CountDownLatch inferenceReads = new CountDownLatch(1);
  private final CompletableFuture<IngestResult> film = new CompletableFuture<>();
  private volatile long frames;
  private volatile boolean stopped;

  /**
   * Connects to the broker; nothing is read yet.
   *
   * @param live true for an input that sets its own pace
   * @param since when the command began
   */
  Showing(
      DemoOptions options,
      VideoLocation input,
      boolean live,
      IngestConfig config,
      Screen screen,
      Since since) {
    this.screen = screen;
    Cluster cluster = Cluster.of(config.kafka());
    Topics topics = new Topics(config.kafka().topicPrefix(), config.kafka().schemaRegistry());
    this.lag =
        new GroupLag(
            cluster,
            DemoConfiguration.APPLICATION_ID,
            topics.windows().name(),
            Installation.PARTITIONS);
    this.begin = lag.written();
    this.feed =
        new LiveFeed(
            cluster,
            topics,
            live || options.realtime() ? StageStamps::capturedAtUs : StageStamps::windowedAtUs,
            () -> screen.say("The first detection came after %s.".formatted(since.seconds())),
            event -> screen.say(EventLine.of(event)),
            span -> screen.say("%s is not watched: %s.".formatted(span.cameraId(), span.detail())),
            InstantSource.system());
    this.ingest =
        new Ingest(
            new IngestRequest(options.cameraId(), input, Optional.empty(), options.limit()),
            config,
            pace(live, options.realtime()),
            figures -> frames = figures.frames());
    this.reader = new AuditReader(cluster, topics, options.cameraId());
    this.feeding = daemon(feed, "demo-feed");
  }

  private Pace pace(boolean live, boolean realtime) {
    if (live) {
      return Pace.FREE;
    }
    return realtime ? new RealTimePace() : new LagPace(inferenceReads, lag::records);
  }

  /**
   * Returns when everything that was published has been watched, when inference stands still, or
   * soon after {@link #stop}.
   *
   * @throws StopException when the input, the broker or inference fails
   */
  IngestResult run(Installation installation) throws InterruptedException {
    feeding.start();
    ScheduledFuture<?> unused =
        ticker.scheduleWithFixedDelay(
            this::showStatus, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
    daemon(this::watch, "demo-ingest").start();
    installation.awaitInference();
    inferenceReads.countDown();
    IngestResult result = result();
    drain();
    return result;
  }

  /** Makes {@link #run} return within seconds, with what there is until then. */
  void stop() {
    stopped = true;
    ingest.cancel();
  }

  /**
   * What of this run is committed, as an independent reader sees it; after {@link #run}.
   *
   * @param shape of the clips that its windows should make
   */
  Audit.Result audit(ClipShape shape) throws InterruptedException {
    // Before anything is read: what inference commits meanwhile can only be more.
    Map<Integer, Long> watched = lag.committed();
    return reader.read(shape, begin, watched);
  }

  /** How long the detections took that were read so far. */
  Latency.Figures latency() {
    return feed.latency().figures();
  }

  /** Waits until the screen has caught up with what was committed. */
  void awaitQuiet() throws InterruptedException {
    while (feeding.isAlive() && !feed.quiet()) {
      Thread.sleep(DRAIN_STEP_MS);
    }
  }

  @Override
  public void close() {
    ingest.cancel();
    ticker.shutdownNow();
    feed.end();
    try {
      feeding.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    feed.close();
    lag.close();
  }

  private void watch() {
    try {
      film.complete(ingest.run());
    } catch (RuntimeException e) {
      film.completeExceptionally(e);
    }
  }

  private IngestResult result() throws InterruptedException {
    try {
      return film.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StopException reason) {
        throw new StopException(reason.code(), String.valueOf(reason.getMessage()), reason);
      }
      throw new IllegalStateException("reading the input failed", e.getCause());
    }
  }

  private void drain() throws InterruptedException {
    long begunMs = nowMs();
    Standstill standstill = new Standstill(DRAIN_STANDSTILL, System.nanoTime());
    for (long behind = lag.records(); behind > 0; behind = lag.records()) {
      if (standstill.at(behind, System.nanoTime())
          || (stopped && nowMs() - begunMs > HURRIED_DRAIN_MS)) {
        return;
      }
      Thread.sleep(DRAIN_STEP_MS);
    }
  }

  private void showStatus() {
    try {
      screen.status(
          status.at(
              nowMs(),
              frames,
              feed.detections(),
              inferenceReads.getCount() > 0 ? 0 : lag.records(),
              feed.events()),
          nowMs());
    } catch (StopException brokerBusy) {
      LOG.debug("no status", brokerBusy);
    }
  }

  private static long nowMs() {
    return InstantSource.system().millis();
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
