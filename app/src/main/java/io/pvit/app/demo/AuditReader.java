package io.pvit.app.demo;

import io.pvit.app.kafka.Received;
import io.pvit.app.kafka.TopicReader;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.clip.ClipShape;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.schemas.kafka.Cluster;
import io.pvit.schemas.kafka.Topic;
import io.pvit.schemas.kafka.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Feeds an {@link Audit} with everything that is committed and kept of some cameras. */
final class AuditReader {

  /** An open transaction's writer is gone for good after its timeout, which is 10 s. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Cluster cluster;
  private final Topics topics;
  private final Set<String> cameraIds;
  private final Optional<ActedScore> score;

  /**
   * @param score gets what inference has watched, where there is one
   */
  AuditReader(
      Cluster cluster, Topics topics, Collection<String> cameraIds, Optional<ActedScore> score) {
    this.cluster = cluster;
    this.topics = topics;
    this.cameraIds = Set.copyOf(cameraIds);
    this.score = score;
  }

  /**
   * @param begin by partition, where the windows of this run begin
   * @param watched by partition, the offset that inference has committed
   */
  Audit.Result read(ClipShape shape, Map<Integer, Long> begin, Map<Integer, Long> watched)
      throws InterruptedException {
    Audit audit = new Audit(shape);
    try (TopicReader records = reader(topics.windows())) {
      Map<Integer, Long> kept = records.oldestOffsets();
      records.readToTheEnd(
          PATIENCE,
          ofTheseCameras(
              record -> {
                FrameWindow window = value(topics.windows(), record);
                Audit.Standing standing = standing(record, begin, watched);
                if (standing != Audit.Standing.EARLIER
                    && !audit.knows(window.cameraId())
                    && kept.getOrDefault(record.partition(), 0L) > 0) {
                  audit.beginsWith(window);
                }
                audit.window(window, record.offset(), standing);
                if (standing == Audit.Standing.WATCHED) {
                  score.ifPresent(it -> it.window(window));
                }
              }));
    }
    each(
        topics.actions(),
        found -> {
          audit.detections(found);
          score.ifPresent(it -> it.detections(found));
        });
    each(topics.events(), audit::event);
    return audit.result();
  }

  private static Audit.Standing standing(
      Received record, Map<Integer, Long> begin, Map<Integer, Long> watched) {
    if (record.offset() < begin.getOrDefault(record.partition(), 0L)) {
      return Audit.Standing.EARLIER;
    }
    return record.offset() < watched.getOrDefault(record.partition(), 0L)
        ? Audit.Standing.WATCHED
        : Audit.Standing.UNWATCHED;
  }

  private <V> void each(Topic<V> topic, Consumer<V> taker) throws InterruptedException {
    try (TopicReader records = reader(topic)) {
      records.readToTheEnd(PATIENCE, ofTheseCameras(record -> taker.accept(value(topic, record))));
    }
  }

  private TopicReader reader(Topic<?> topic) {
    return new TopicReader(cluster, List.of(topic.name()), TopicReader.Isolation.COMMITTED);
  }

  private Consumer<Received> ofTheseCameras(Consumer<Received> taker) {
    return record -> {
      if (cameraIds.contains(record.key())) {
        taker.accept(record);
      }
    };
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
