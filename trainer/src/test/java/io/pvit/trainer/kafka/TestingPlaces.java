package io.pvit.trainer.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Kafka's mock of a consumer, which finds its records again wherever it seeks. */
final class TestingPlaces extends MockConsumer<@Nullable String, byte @Nullable []> {

  private final Map<TopicPartition, List<ConsumerRecord<@Nullable String, byte @Nullable []>>> all =
      new HashMap<>();
  private final Map<TopicPartition, Long> oldest = new HashMap<>();

  TestingPlaces(String... topics) {
    super("none");
    for (String topic : topics) {
      TopicPartition place = new TopicPartition(topic, 0);
      all.put(place, new ArrayList<>());
      updatePartitions(topic, List.of(new PartitionInfo(topic, 0, null, null, null)));
    }
  }

  /** Appends a record and returns its offset. */
  long append(String topic, String key, byte @Nullable [] value, long timestampMs) {
    List<ConsumerRecord<@Nullable String, byte @Nullable []>> records =
        all.getOrDefault(new TopicPartition(topic, 0), new ArrayList<>());
    records.add(
        new ConsumerRecord<>(
            topic,
            0,
            records.size(),
            timestampMs,
            TimestampType.CREATE_TIME,
            0,
            0,
            key,
            value,
            new RecordHeaders(),
            Optional.empty()));
    return records.size() - 1L;
  }

  /** Everything before an offset is gone by retention. */
  void forgetBefore(String topic, long offset) {
    oldest.put(new TopicPartition(topic, 0), offset);
  }

  @Override
  public synchronized void assign(Collection<TopicPartition> partitions) {
    super.assign(partitions);
    for (TopicPartition place : partitions) {
      updateBeginningOffsets(Map.of(place, oldest.getOrDefault(place, 0L)));
      updateEndOffsets(Map.of(place, (long) all.getOrDefault(place, List.of()).size()));
    }
  }

  @Override
  public synchronized void seek(TopicPartition place, long offset) {
    super.seek(place, offset);
    all.getOrDefault(place, List.of()).stream()
        .filter(record -> record.offset() >= offset)
        .forEach(this::addRecord);
  }

  @Override
  public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
      Map<TopicPartition, Long> times) {
    Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>();
    times.forEach(
        (place, time) ->
            all.getOrDefault(place, List.of()).stream()
                .filter(record -> record.timestamp() >= time)
                .findFirst()
                .ifPresent(
                    record ->
                        found.put(
                            place, new OffsetAndTimestamp(record.offset(), record.timestamp()))));
    return found;
  }
}
