package io.pvit.app.kafka;

import static org.apache.kafka.clients.consumer.ConsumerConfig.AUTO_OFFSET_RESET_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ISOLATION_LEVEL_CONFIG;

import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.Evidence;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.codec.Decoded;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.schemas.kafka.Cluster;
import io.pvit.schemas.kafka.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Events that lie behind, and the pictures that they rest on. */
public final class EventArchive {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Cluster cluster;
  private final Topics topics;

  public EventArchive(Cluster cluster, Topics topics) {
    this.cluster = cluster;
    this.topics = topics;
  }

  /** The records of an event that are still kept, by revision. */
  public List<ActionEvent> records(String eventId) throws InterruptedException {
    List<ActionEvent> found = new ArrayList<>();
    try (TopicReader reader =
        new TopicReader(
            cluster, List.of(topics.events().name()), TopicReader.Isolation.COMMITTED)) {
      reader.readToTheEnd(
          PATIENCE,
          record -> {
            // The id begins with the key, so that most records need not be understood.
            if (eventId.startsWith(record.key() + "/")
                && record.value().isPresent()
                && topics.events().decode(record.value().get())
                    instanceof Decoded.Ok<ActionEvent> it
                && it.value().eventId().equals(eventId)) {
              found.add(it.value());
            }
          });
    }
    found.sort(Comparator.comparingInt(ActionEvent::revision));
    return found;
  }

  /** The windows of a camera that evidence names, oldest first; fewer when some are gone. */
  public List<FrameWindow> windows(String cameraId, Evidence evidence) {
    Map<String, Object> properties = cluster.properties();
    properties.put(ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(AUTO_OFFSET_RESET_CONFIG, "none");
    TopicPartition place = new TopicPartition(evidence.windowsTopic(), evidence.partition());
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(place));
      consumer.seek(place, evidence.firstOffset());
      return windows(consumer, place, cameraId, evidence.lastOffset());
    } catch (OffsetOutOfRangeException e) {
      return List.of();
    }
  }

  private List<FrameWindow> windows(
      KafkaConsumer<String, byte[]> consumer, TopicPartition place, String cameraId, long last) {
    Map<Long, FrameWindow> bySequence = new TreeMap<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long next = consumer.position(place);
    while (next <= last) {
      if (System.nanoTime() > deadline) {
        throw new StopException(
            ExitCode.DEPENDENCY_LOST,
            "%s does not come again up to offset %d; see whether the broker is well."
                .formatted(place, last));
      }
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        if (record.offset() <= last
            && cameraId.equals(record.key())
            && topics.windows().decode(record.value()) instanceof Decoded.Ok<FrameWindow> it) {
          bySequence.putIfAbsent(it.value().sequence(), it.value());
        }
      }
      next = consumer.position(place);
    }
    return List.copyOf(bySequence.values());
  }
}
