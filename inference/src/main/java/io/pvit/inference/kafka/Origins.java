package io.pvit.inference.kafka;

import io.pvit.schemas.kafka.EventHeaders;
import io.pvit.schemas.kafka.TraceParent;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Tells where the record in work came from. Owned by one task. */
final class Origins {

  private static final long NO_OFFSET = -1;

  private final ProcessorContext<String, byte[]> context;
  private final InstantSource clock;
  private final RandomGenerator random;

  Origins(ProcessorContext<String, byte[]> context, InstantSource clock, RandomGenerator random) {
    this.context = context;
    this.clock = clock;
    this.random = random;
  }

  Origin of(Record<String, byte[]> record) {
    RecordMetadata place =
        context
            .recordMetadata()
            .orElseThrow(() -> new IllegalStateException("a record came from no topic"));
    TraceParent trace =
        EventHeaders.traceOf(record.headers())
            .map(parent -> parent.child(random))
            .orElseGet(() -> TraceParent.start(random));
    return new Origin(
        record.key(),
        place.topic(),
        place.partition(),
        place.offset(),
        record.timestamp(),
        trace,
        nowUs());
  }

  /** Of what no record brought about, but the clock. */
  Origin ofClock(String cameraId, String topic) {
    return new Origin(
        cameraId,
        topic,
        context.taskId().partition(),
        NO_OFFSET,
        context.currentSystemTimeMs(),
        TraceParent.start(random),
        nowUs());
  }

  long nowUs() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
  }
}
