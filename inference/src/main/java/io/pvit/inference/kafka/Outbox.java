package io.pvit.inference.kafka;

import io.pvit.inference.event.EventStep;
import io.pvit.inference.event.Presence;
import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.CoverageSpan;
import io.pvit.schemas.DeadLetter;
import io.pvit.schemas.kafka.EventHeaders;
import io.pvit.schemas.kafka.Topics;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Writes what a task has to say, into the task's transaction. */
final class Outbox {

  private static final String STAGE = "inference";

  private final Topics topics;
  private final ProcessorContext<String, byte[]> context;

  Outbox(Topics topics, ProcessorContext<String, byte[]> context) {
    this.topics = topics;
    this.context = context;
  }

  void detections(ActionDetections detections, Origin origin) {
    write(
        Sink.ACTIONS,
        detections.cameraId(),
        topics.actions().encode(detections),
        origin,
        EventHeaders.of(topics.actions(), detections, origin.trace()));
  }

  void events(String cameraId, EventStep step, Origin origin) {
    for (ActionEvent event : step.events()) {
      write(
          Sink.EVENTS,
          cameraId,
          topics.events().encode(event),
          origin,
          EventHeaders.of(topics.events(), event, origin.trace()));
    }
    for (Presence presence : step.present()) {
      write(
          Sink.NOW,
          cameraId + "/" + presence.trackId(),
          presence.state().map(topics.now()::encode).orElse(null),
          origin,
          new RecordHeaders());
    }
  }

  void coverage(CoverageSpan span, Origin origin) {
    write(
        Sink.COVERAGE,
        span.cameraId(),
        topics.coverage().encode(span),
        origin,
        new RecordHeaders());
  }

  void deadLetter(String reason, Origin origin) {
    DeadLetter letter =
        new DeadLetter(
            origin.topic(),
            origin.partition(),
            origin.offset(),
            STAGE,
            reason.isBlank() ? "no reason given" : reason,
            origin.readAtUs());
    write(
        Sink.DEAD_LETTERS,
        origin.key(),
        topics.deadLetters().encode(letter),
        origin,
        new RecordHeaders());
  }

  @SuppressWarnings(
      "NullAway") // A tombstone and a missing key are nulls, which Kafka's types hide.
  private void write(
      Sink sink, @Nullable String key, byte @Nullable [] value, Origin origin, Headers headers) {
    context.forward(new Record<>(key, value, origin.timestampMs(), headers), sink.node());
  }
}
