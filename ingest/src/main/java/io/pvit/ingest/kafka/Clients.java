package io.pvit.ingest.kafka;

import io.pvit.schemas.kafka.Cluster;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The Kafka clients of ingest, set for large records and for a death that is noticed. */
final class Clients {

  /** How long any call may block; a dead broker is known after this. */
  static final Duration PATIENCE = Duration.ofSeconds(15);

  /** How often a broker looks for transactions to abort, as it comes. */
  private static final Duration ABORT_SCAN = Duration.ofSeconds(10);

  /** In the time after which a silent member is given up. */
  private static final int HEARTBEATS = 12;

  private static final int DELIVERY_MS = 30_000;
  private static final int REQUEST_MS = 10_000;
  private static final int MAX_REQUEST_BYTES = 8 << 20;
  private static final long BUFFER_BYTES = 64L << 20;
  private static final int BATCH_BYTES = 1 << 20;

  private Clients() {}

  /** How long a transaction whose owner died may hold up the readers of its partition. */
  static Duration patienceWithTransactions(int transactionTimeoutMs) {
    return PATIENCE.plus(ABORT_SCAN).plusMillis(transactionTimeoutMs);
  }

  static Producer<String, byte[]> producer(
      Cluster cluster, String transactionalId, int transactionTimeoutMs) {
    Map<String, Object> properties = cluster.properties();
    properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, transactionTimeoutMs);
    properties.put(ProducerConfig.CLIENT_ID_CONFIG, transactionalId);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MS);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS);
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
    properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    // Pictures are compressed already.
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
    return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
  }

  /** For small records outside of transactions, tombstones among them. */
  static Producer<String, byte @Nullable []> plain(Cluster cluster) {
    Map<String, Object> properties = cluster.properties();
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MS);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS);
    return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
  }

  /**
   * A member of a group that shares partitions, and whose others keep theirs when one comes or
   * goes.
   */
  static Consumer<String, byte[]> member(Cluster cluster, String group, int sessionTimeoutMs) {
    Map<String, Object> properties = cluster.properties();
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    properties.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, sessionTimeoutMs);
    properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, sessionTimeoutMs / HEARTBEATS);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return consumer(properties, IsolationLevel.READ_COMMITTED);
  }

  static Consumer<String, byte[]> consumer(Cluster cluster, IsolationLevel isolation) {
    return consumer(cluster.properties(), isolation);
  }

  private static Consumer<String, byte[]> consumer(
      Map<String, Object> properties, IsolationLevel isolation) {
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation.toString());
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(
        CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
    properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS);
    return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
