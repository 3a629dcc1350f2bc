package io.pvit.app.kafka;

import static org.apache.kafka.clients.consumer.ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ISOLATION_LEVEL_CONFIG;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.schemas.kafka.Cluster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.CloseOptions;
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

  private final Cluster cluster;
  private final KafkaConsumer<@Nullable String, byte @Nullable []> consumer;
  private final List<TopicPartition> partitions = new ArrayList<>();

  /**
   * @throws StopException when a topic does not exist
   */
  public TopicReader(Cluster cluster, List<String> topics, Isolation isolation) {
    this.cluster = cluster;
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

  /** The next {@link #poll} begins with the first record that is as young as this, if any is. */
  public TopicReader since(Instant time) {
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, time.toEpochMilli()));
    consumer.seekToEnd(partitions);
    consumer
        .offsetsForTimes(times)
        .forEach(
            (partition, found) -> {
              if (found != null) {
                consumer.seek(partition, found.offset());
              }
            });
    return this;
  }

  /** By partition number, the oldest offset that is kept; for a reader of one topic. */
  public Map<Integer, Long> oldestOffsets() {
    Map<Integer, Long> oldest = new HashMap<>();
    consumer
        .beginningOffsets(partitions)
        .forEach((partition, offset) -> oldest.put(partition.partition(), offset));
    return oldest;
  }

  /** What has come, in order within a partition; empty when nothing came in time. */
  public List<Received> poll(Duration patience) {
    List<Received> all = new ArrayList<>();
    consumer.poll(patience).forEach(record -> all.add(received(record)));
    return all;
  }

  /**
   * Hands over everything from the beginning to what is the end at this call, transactions that are
   * still open included: their readers wait for them.
   *
   * @param patience how long no record may come before the end
   * @throws StopException when one stays open for longer than that
   */
  public void readToTheEnd(Duration patience, Consumer<Received> reader)
      throws InterruptedException {
    fromTheBeginning();
    readOnToTheEnd(patience, reader);
  }

  /** As {@link #readToTheEnd}, beginning where the next {@link #poll} would. */
  public void readOnToTheEnd(Duration patience, Consumer<Received> reader)
      throws InterruptedException {
    Map<TopicPartition, Long> ends = new HashMap<>();
    ends(cluster, partitions).forEach((partition, end) -> ends.put(partition, end.offset()));
    Standstill standstill = new Standstill(patience, System.nanoTime());
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
      long readSoFar = partitions.stream().mapToLong(consumer::position).sum();
      if (standstill.at(readSoFar, System.nanoTime())) {
        throw new StopException(
            ExitCode.DEPENDENCY_LOST,
            "A transaction stayed open for %d s; its writer is gone or hangs."
                .formatted(patience.toSeconds()));
      }
      poll(Duration.ofMillis(100)).forEach(reader);
    }
  }

  @Override
  public void close() {
    // Nothing is left to be done with a broker, which may be gone.
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }

  private static Map<TopicPartition, ListOffsetsResultInfo> ends(
      Cluster cluster, List<TopicPartition> partitions) throws InterruptedException {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    try (Admin admin = Admin.create(cluster.properties())) {
      return admin.listOffsets(latest).all().get();
    } catch (ExecutionException e) {
      throw new StopException(
          ExitCode.DEPENDENCY_LOST, "The broker does not say how much its topics hold.", e);
    }
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
