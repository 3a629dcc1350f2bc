package io.pvit.app.demo;

import io.pvit.app.cli.EventLine;
import io.pvit.app.kafka.GroupLag;
import io.pvit.app.kafka.Standstill;
import io.pvit.ingest.IngestResult;
import io.pvit.ingest.Pace;
import io.pvit.ingest.RealTimePace;
import io.pvit.schemas.StageStamps;
import io.pvit.schemas.clip.ClipShape;
import io.pvit.schemas.config.IngestConfig;
import io.pvit.schemas.exit.StopException;
import io.pvit.schemas.kafka.Cluster;
import io.pvit.schemas.kafka.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An input, from its first picture to the last event, before the eyes of a person.
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
  private final Readers readers;
  private final Cluster cluster;
  private final Topics topics;
  private final DemoInput input;
  private final StatusLine status = new StatusLine();
  private final Thread feeding;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "demo-status"));
  private final CountDownLatch inferenceReads = new CountDownLatch(1);
  private volatile boolean stopped;

  /**
   * Connects to the broker; nothing is read yet.
   *
   * @param realtime whether a film plays as if it happened now
   * @param since when the command began
   */
  Showing(DemoInput input, boolean realtime, IngestConfig config, Screen screen, Since since) {
    this.screen = screen;
    this.input = input;
    this.cluster = Cluster.of(config.kafka());
    this.topics = new Topics(config.kafka().topicPrefix(), config.kafka().schemaRegistry());
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
            input.live() || realtime ? StageStamps::capturedAtUs : StageStamps::windowedAtUs,
            () -> screen.say("The first detection came after %s.".formatted(since.seconds())),
            event -> screen.say(EventLine.of(event)),
            span -> screen.say("%s is not watched: %s.".formatted(span.cameraId(), span.detail())),
            InstantSource.system());
    this.readers = new Readers(input, config, () -> pace(input.live(), realtime));
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
  List<IngestResult> run(Installation installation) throws InterruptedException {
    feeding.start();
    ScheduledFuture<?> unused =
        ticker.scheduleWithFixedDelay(
            this::showStatus, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
    readers.start();
    installation.awaitInference();
    inferenceReads.countDown();
    List<IngestResult> results = readers.results();
    drain();
    return results;
  }

  /** Makes {@link #run} return within seconds, with what there is until then. */
  void stop() {
    stopped = true;
    readers.cancel();
  }

  /**
   * What of this run is committed, as an independent reader sees it; after {@link #run}.
   *
   * @param shape of the clips that its windows should make
   * @param score gets the same, where there is one
   */
  Audit.Result audit(ClipShape shape, Optional<ActedScore> score) throws InterruptedException {
    // Before anything is read: what inference commits meanwhile can only be more.
    Map<Integer, Long> watched = lag.committed();
    List<String> cameras = input.views().stream().map(View::cameraId).toList();
    return new AuditReader(cluster, topics, cameras, score).read(shape, begin, watched);
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
    readers.cancel();
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
              readers.frames(),
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
