package io.pvit.app.kafka;

import static org.apache.kafka.clients.consumer.ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ISOLATION_LEVEL_CONFIG;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.schemas.kafka.Cluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads whole topics as an outsider does: all partitions, no group, nothing remembered. One
 * thread's.
 */
public final class TopicReader implements AutoCloseable {

  /** What the reader takes for granted. */
  public enum Isolation {
    /** Only what a transaction has committed: what every consumer of ours should see. */
    COMMITTED,
    /** Also what was written and then aborted. */
    UNCOMMITTED
  }

  private final KafkaConsumer<@Nullable String, byte @Nullable []> consumer;
  private final List<TopicPartition> partitions = new ArrayList<>();

  /**
   * @throws StopException when a topic does not exist
   */
  public TopicReader(Cluster cluster, List<String> topics, Isolation isolation) {
    Map<String, Object> properties = cluster.properties();
    properties.put(ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(
        ISOLATION_LEVEL_CONFIG,
        (isolation == Isolation.COMMITTED
                ? IsolationLevel.READ_COMMITTED
                : IsolationLevel.READ_UNCOMMITTED)
            .name()
            .toLowerCase(Locale.ROOT));
    consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    try {
      topics.forEach(topic -> partitions.addAll(partitionsOf(topic)));
      consumer.assign(partitions);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  /** The next {@link #poll} begins with the oldest record. */
  public TopicReader fromTheBeginning() {
    consumer.seekToBeginning(partitions);
    return this;
  }

  /** The next {@link #poll} begins with the first record that is written after this call. */
  public TopicReader fromNowOn() {
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return this;
  }

  /** What has come, in order within a partition; empty when nothing came in time. */
  public List<Received> poll(Duration patience) {
    List<Received> all = new ArrayList<>();
    consumer.poll(patience).forEach(record -> all.add(received(record)));
    return all;
  }

  /** Everything from the beginning to what is the end at this call. */
  public List<Received> readToTheEnd() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    fromTheBeginning();
    List<Received> all = new ArrayList<>();
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
      all.addAll(poll(Duration.ofMillis(200)));
    }
    return all;
  }

  @Override
  public void close() {
    consumer.close();
  }

  private List<TopicPartition> partitionsOf(String topic) {
    List<PartitionInfo> found = consumer.partitionsFor(topic);
    if (found == null || found.isEmpty()) {
      throw new StopException(
          ExitCode.TOPIC_LAYOUT,
          "There is no topic %s; create the topics with `pvit topics apply`.".formatted(topic));
    }
    return found.stream().map(each -> new TopicPartition(topic, each.partition())).toList();
  }

  private static Received received(ConsumerRecord<@Nullable String, byte @Nullable []> record) {
    String key = record.key();
    return new Received(
        record.topic(),
        record.partition(),
        record.offset(),
        key == null ? "" : key,
        Optional.ofNullable(record.value()),
        record.timestamp());
  }
}
