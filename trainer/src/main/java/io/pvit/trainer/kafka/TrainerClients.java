package io.pvit.trainer.kafka;

import io.pvit.schemas.CheckpointMessage;
import io.pvit.schemas.codec.Decoded;
import io.pvit.schemas.config.KafkaConfig;
import io.pvit.schemas.kafka.BrokerPatience;
import io.pvit.schemas.kafka.Cluster;
import io.pvit.schemas.kafka.TopicLayout;
import io.pvit.schemas.kafka.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the trainer's Kafka clients, each with the settings that its work needs.
 *
 * @param cluster where they connect to
 * @param topics the system's
 */
public record TrainerClients(Cluster cluster, Topics topics) {

  private static final int MEBIBYTE = 1 << 20;
  private static final Duration POLL = Duration.ofMillis(500);

  /**
   * Waits for a broker and checks the topics.
   *
   * @throws io.pvit.schemas.exit.StopException when there is no broker, or the topics are not as
   *     they must be
   */
  public static TrainerClients connect(KafkaConfig config) {
    Cluster cluster = Cluster.of(config);
    Topics topics = new Topics(config.topicPrefix(), config.schemaRegistry());
    try (Admin admin = new BrokerPatience(config.startupPatienceMs()).connect(cluster)) {
      int unused = TopicLayout.check(admin, topics);
      return new TrainerClients(cluster, topics);
    }
  }

  /** Of a group, for labels. */
  public Consumer<@Nullable String, byte @Nullable []> labels(String groupId) {
    Map<String, Object> properties = reading();
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    // Behind each there may be a look for pictures.
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10);
    return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** Of no group, for whatever lies at known places. */
  public Consumer<@Nullable String, byte @Nullable []> places() {
    Map<String, Object> properties = reading();
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 * MEBIBYTE);
    return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** The way out. */
  public Outbox outbox() {
    Map<String, Object> properties = cluster.properties();
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    return new Outbox(
        new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer()), topics);
  }

  /** How far an inference is behind the windows. */
  public InferenceLag lag(String applicationId) {
    return new InferenceLag(
        Admin.create(cluster.properties()), applicationId, topics.windows().name());
  }

  /** What the topic of checkpoints says now of what serves. */
  public Served served() {
    TopicPartition place = new TopicPartition(topics.checkpoints().name(), 0);
    Served served = new Served();
    try (Consumer<@Nullable String, byte @Nullable []> consumer = places()) {
      consumer.assign(List.of(place));
      consumer.seekToBeginning(List.of(place));
      long end = consumer.endOffsets(List.of(place)).getOrDefault(place, 0L);
      while (consumer.position(place) < end) {
        for (ConsumerRecord<@Nullable String, byte @Nullable []> record : consumer.poll(POLL)) {
          byte[] value = record.value();
          if (value != null
              && topics.checkpoints().decode(value) instanceof Decoded.Ok<CheckpointMessage> it) {
            served.take(it.value());
          }
        }
      }
    }
    return served;
  }

  private Map<String, Object> reading() {
    Map<String, Object> properties = cluster.properties();
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return properties;
  }
}
