package io.pvit.app.demo;

import io.pvit.app.kafka.Received;
import io.pvit.app.kafka.TopicReader;
import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.CoverageSpan;
import io.pvit.schemas.StageStamps;
import io.pvit.schemas.codec.Decoded;
import io.pvit.schemas.kafka.Cluster;
import io.pvit.schemas.kafka.Topic;
import io.pvit.schemas.kafka.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * What a consumer sees while a demo runs: reads committed detections and events as they come,
 * measures the detections' latency and hands the events on. {@link #run} is one thread's; figures
 * are anybody's.
 */
final class LiveFeed implements Runnable, AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final TopicReader reader;
  private final Topic<ActionDetections> actions;
  private final Topic<ActionEvent> events;
  private final ToLongFunction<StageStamps> begin;
  private final Runnable onFirstDetection;
  private final Consumer<ActionEvent> onEvent;
  private final Topic<CoverageSpan> coverage;
  private final Consumer<CoverageSpan> onNotFitting;
  private final InstantSource clock;
  private final Latency latency = new Latency();
  private final AtomicLong detectionCount = new AtomicLong();
  private final AtomicLong eventCount = new AtomicLong();
  private final AtomicLong emptyPolls = new AtomicLong();
  private volatile boolean ending;

  /**
   * @param begin which stamp latency counts from
   */
  LiveFeed(
      Cluster cluster,
      Topics topics,
      ToLongFunction<StageStamps> begin,
      Runnable onFirstDetection,
      Consumer<ActionEvent> onEvent,
      Consumer<CoverageSpan> onNotFitting,
      InstantSource clock) {
    this.coverage = topics.coverage();
    this.onNotFitting = onNotFitting;
    this.actions = topics.actions();
    this.events = topics.events();
    this.begin = begin;
    this.onFirstDetection = onFirstDetection;
    this.onEvent = onEvent;
    this.clock = clock;
    this.reader =
        new TopicReader(
                cluster,
                List.of(actions.name(), events.name(), coverage.name()),
                TopicReader.Isolation.COMMITTED)
            .fromNowOn();
  }

  Latency latency() {
    return latency;
  }

  long detections() {
    return detectionCount.get();
  }

  long events() {
    return eventCount.get();
  }

  /** Reads until {@link #end}. */
  @Override
  public void run() {
    while (!ending) {
      List<Received> records = reader.poll(POLL);
      emptyPolls.set(records.isEmpty() ? emptyPolls.get() + 1 : 0);
      long nowUs = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
      records.forEach(record -> take(record, nowUs));
    }
  }

  /** True when nothing has come for a moment. */
  boolean quiet() {
    return emptyPolls.get() >= 3;
  }

  /** Makes {@link #run} return soon. */
  void end() {
    ending = true;
  }

  /** After {@link #run} has returned. */
  @Override
  public void close() {
    reader.close();
  }

  private void take(Received record, long nowUs) {
    byte[] value = record.value().orElse(new byte[0]);
    if (record.topic().equals(actions.name())) {
      if (actions.decode(value) instanceof Decoded.Ok<ActionDetections> it) {
        latency.add(Math.max(0, nowUs - begin.applyAsLong(it.value().stamps())));
        if (detectionCount.incrementAndGet() == 1) {
          onFirstDetection.run();
        }
      }
    } else if (record.topic().equals(coverage.name())) {
      if (coverage.decode(value) instanceof Decoded.Ok<CoverageSpan> it
          && it.value().reason() == CoverageSpan.Reason.NOT_FITTING) {
        onNotFitting.accept(it.value());
      }
    } else if (events.decode(value) instanceof Decoded.Ok<ActionEvent> it) {
      eventCount.incrementAndGet();
      onEvent.accept(it.value());
    }
  }
}
