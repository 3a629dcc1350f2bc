package io.pvit.inference.kafka;

import static org.apache.kafka.clients.consumer.ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.AUTO_OFFSET_RESET_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.FETCH_MAX_BYTES_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.GROUP_ID_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ISOLATION_LEVEL_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.MAX_POLL_RECORDS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.COMPRESSION_TYPE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.TRANSACTION_TIMEOUT_CONFIG;
import static org.apache.kafka.streams.StreamsConfig.consumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.mainConsumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;

import io.pvit.schemas.config.InferenceConfig;
import io.pvit.schemas.kafka.Cluster;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;

/** The settings of our Kafka clients, each with its reason. */
final class StreamsProperties {

  private static final int MEBIBYTE = 1 << 20;

  private StreamsProperties() {}

  static Properties of(InferenceConfig config, Cluster cluster) {
    InferenceConfig.Streams streams = config.streams();
    Properties properties = new Properties();
    properties.putAll(cluster.properties());
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
    properties.put(StreamsConfig.CLIENT_ID_CONFIG, config.instanceId());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDirectory());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, streams.threads());
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, streams.commitIntervalMs());
    properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, streams.groupProtocol());
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    // There is no global store; but unset, Streams warns about it again and again.
    properties.put("processing.exception.handler.global.enabled", true);
    // A window may have megabytes, and the default would keep a thousand of them per partition.
    properties.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 8);
    properties.put(consumerPrefix(MAX_POLL_RECORDS_CONFIG), 16);
    properties.put(mainConsumerPrefix(MAX_PARTITION_FETCH_BYTES_CONFIG), 2 * MEBIBYTE);
    properties.put(mainConsumerPrefix(FETCH_MAX_BYTES_CONFIG), 8 * MEBIBYTE);
    properties.put(consumerPrefix(AUTO_OFFSET_RESET_CONFIG), "earliest");
    if (streams.groupProtocol().equals("classic")) {
      // The other protocol takes it from the broker and refuses it here.
      properties.put(consumerPrefix(SESSION_TIMEOUT_MS_CONFIG), streams.sessionTimeoutMs());
      properties.put(
          consumerPrefix(HEARTBEAT_INTERVAL_MS_CONFIG),
          Math.max(1, streams.sessionTimeoutMs() / 4));
    }
    properties.put(producerPrefix(TRANSACTION_TIMEOUT_CONFIG), streams.transactionTimeoutMs());
    properties.put(producerPrefix(COMPRESSION_TYPE_CONFIG), "lz4");
    return properties;
  }

  /** Of the consumers that look what the application has still to do. */
  static Map<String, Object> ofBacklog(InferenceConfig config, Cluster cluster) {
    Map<String, Object> properties = ofRereading(config, cluster);
    properties.put("client.id", config.instanceId() + "-backlog");
    properties.put(GROUP_ID_CONFIG, config.applicationId());
    // Retention may have taken what was never read.
    properties.put(AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(MAX_PARTITION_FETCH_BYTES_CONFIG, MEBIBYTE / 16);
    return properties;
  }

  /** Of the consumers that read windows again: never reset, since that would be another window. */
  static Map<String, Object> ofRereading(InferenceConfig config, Cluster cluster) {
    Map<String, Object> properties = cluster.properties();
    properties.put("client.id", config.instanceId() + "-rereading");
    properties.put(ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(AUTO_OFFSET_RESET_CONFIG, "none");
    properties.put(ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(MAX_PARTITION_FETCH_BYTES_CONFIG, 4 * MEBIBYTE);
    return properties;
  }
}
