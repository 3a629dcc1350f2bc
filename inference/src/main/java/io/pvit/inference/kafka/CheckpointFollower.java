package io.pvit.inference.kafka;

import io.pvit.inference.rollout.Takeover;
import io.pvit.schemas.CheckpointAnnouncement;
import io.pvit.schemas.CheckpointMessage;
import io.pvit.schemas.codec.Decoded;
import io.pvit.schemas.exit.StopException;
import io.pvit.schemas.kafka.Cluster;
import io.pvit.schemas.kafka.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the checkpoints topic from its beginning, on a thread of its own, and has the newest
 * announcement taken over. Of several that come together only the last is tried.
 */
public final class CheckpointFollower implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(CheckpointFollower.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration TO_END = Duration.ofSeconds(30);

  private final Topic<CheckpointMessage> topic;
  private final Consumer<byte[], byte @Nullable []> consumer;
  private final Takeover takeover;
  private final Listener listener;
  private final Thread thread;

  /** Told what comes of announcements, on the follower's thread. */
  interface Listener {

    /** Another checkpoint serves. */
    void changed();

    /** One does not, and why. */
    void refused(String sentence);

    /** None will be followed any more. */
    void broken(StopException why);
  }

  /**
   * @param consumer of its own; reads committed records
   */
  CheckpointFollower(
      Consumer<byte[], byte @Nullable []> consumer,
      Topic<CheckpointMessage> topic,
      Takeover takeover,
      Listener listener) {
    this.topic = topic;
    this.consumer = consumer;
    this.takeover = takeover;
    this.listener = listener;
    thread = new Thread(this::follow, "checkpoints");
    thread.setDaemon(true);
  }

  static CheckpointFollower of(
      Cluster cluster,
      String instanceId,
      Topic<CheckpointMessage> topic,
      Takeover takeover,
      Listener listener) {
    Map<String, Object> properties = cluster.properties();
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, instanceId + "-checkpoints");
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return new CheckpointFollower(
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
        topic,
        takeover,
        listener);
  }

  /** Begins. */
  void start() {
    thread.start();
  }

  /** Ends after the checkpoint in work. */
  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join(TO_END.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() {
    TopicPartition partition = new TopicPartition(topic.name(), 0);
    try (consumer) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      while (true) {
        newest(consumer.poll(POLL)).ifPresent(this::take);
      }
    } catch (WakeupException e) {
      log.debug("Follows no checkpoints any more");
    } catch (RuntimeException e) {
      listener.broken(Failure.of(e).stop());
    }
  }

  private void take(CheckpointAnnouncement announced) {
    Optional<String> refusal = takeover.take(announced);
    refusal.ifPresentOrElse(
        sentence -> listener.refused("Checkpoint %s: %s".formatted(announced.sha256(), sentence)),
        listener::changed);
  }

  private Optional<CheckpointAnnouncement> newest(
      ConsumerRecords<byte[], byte @Nullable []> records) {
    Optional<CheckpointAnnouncement> newest = Optional.empty();
    for (ConsumerRecord<byte[], byte @Nullable []> record : records) {
      byte[] value = record.value();
      if (value == null) {
        continue;
      }
      Decoded<CheckpointMessage> decoded = topic.decode(value);
      if (decoded instanceof Decoded.Malformed<CheckpointMessage> it) {
        log.warn("{} at offset {} is no announcement: {}", topic, record.offset(), it.reason());
      } else if (((Decoded.Ok<CheckpointMessage>) decoded).value()
          instanceof CheckpointAnnouncement announced) {
        newest = Optional.of(announced);
      }
    }
    return newest;
  }
}
