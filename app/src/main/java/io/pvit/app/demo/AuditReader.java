package io.pvit.app.demo;

import io.pvit.app.kafka.Received;
import io.pvit.app.kafka.TopicReader;
import io.pvit.inference.clip.ClipShape;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.schemas.kafka.Cluster;
import io.pvit.schemas.kafka.Topic;
import io.pvit.schemas.kafka.Topics;
import java.time.Duration;
import java.util.List;
import java.util.function.ObjLongConsumer;

/** Feeds an {@link Audit} with everything that is committed, from the beginning. */
final class AuditReader {

  /** An open transaction's writer is gone for good after its timeout, which is 10 s. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Cluster cluster;
  private final Topics topics;

  AuditReader(Cluster cluster, Topics topics) {
    this.cluster = cluster;
    this.topics = topics;
  }

  Audit.Result read(ClipShape shape) throws InterruptedException {
    Audit audit = new Audit(shape);
    each(topics.windows(), audit::window);
    each(topics.actions(), (detections, offset) -> audit.detections(detections));
    each(topics.events(), (event, offset) -> audit.event(event));
    return audit.result();
  }

  private <V> void each(Topic<V> topic, ObjLongConsumer<V> reader) throws InterruptedException {
    try (TopicReader records =
        new TopicReader(cluster, List.of(topic.name()), TopicReader.Isolation.COMMITTED)) {
      records.readToTheEnd(
          PATIENCE, record -> reader.accept(value(topic, record), record.offset()));
    }
  }

  private static <V> V value(Topic<V> topic, Received record) {
    return topic
        .decode(record.value().orElse(new byte[0]))
        .fold(
            value -> value,
            reason -> {
              throw new StopException(
                  ExitCode.DEFECT,
                  "What was written to %s, partition %d, offset %d cannot be read: %s."
                      .formatted(topic.name(), record.partition(), record.offset(), reason));
            });
  }
}
