package io.pvit.trainer.kafka;

import io.pvit.schemas.codec.Decoded;
import io.pvit.schemas.kafka.Partitions;
import io.pvit.schemas.kafka.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One topic's records of a camera, by time or by offset. The camera's times rise; Kafka's own times
 * of the records are near them for live cameras and anywhere for films. One thread's.
 */
final class Timeline<V> {

  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<@Nullable String, byte @Nullable []> consumer;
  private final Topic<V> topic;
  private final Function<V, String> cameraOf;
  private final ToLongFunction<V> timeOf;
  private final Duration slack;

  /** Takes records in their order. */
  interface Reader<V> {

    /** Takes the next; false when no more are wanted. */
    boolean take(long offset, V value);
  }

  /**
   * @param consumer of no group, for committed records, that resets nothing
   * @param timeOf microseconds; does not fall within a camera
   * @param slack how far Kafka's time of a record may lie behind that
   */
  Timeline(
      Consumer<@Nullable String, byte @Nullable []> consumer,
      Topic<V> topic,
      Function<V, String> cameraOf,
      ToLongFunction<V> timeOf,
      Duration slack) {
    this.consumer = consumer;
    this.topic = topic;
    this.cameraOf = cameraOf;
    this.timeOf = timeOf;
    this.slack = slack;
  }

  /** Hands over the camera's records from some time before a moment on. */
  void around(String cameraId, long timeUs, Reader<V> reader) {
    TopicPartition place = place(cameraId);
    consumer.assign(List.of(place));
    long oldest = beginning(place);
    long start = Math.max(oldest, offsetAt(place, timeUs / 1000 - slack.toMillis()).orElse(oldest));
    OptionalLong first = firstTime(place, start, cameraId);
    boolean tooLate = first.isEmpty() || first.getAsLong() > timeUs;
    read(place, tooLate ? oldest : start, end(place), cameraId, reader);
  }

  /**
   * Hands over the camera's records from one offset to another, inclusive.
   *
   * @return false when the first is no longer kept
   */
  boolean between(
      String cameraId, int partition, long firstOffset, long lastOffset, Reader<V> reader) {
    TopicPartition place = new TopicPartition(topic.name(), partition);
    consumer.assign(List.of(place));
    if (beginning(place) > firstOffset || end(place) <= lastOffset) {
      return false;
    }
    try {
      read(place, firstOffset, lastOffset + 1, cameraId, reader);
      return true;
    } catch (OffsetOutOfRangeException e) {
      return false;
    }
  }

  private TopicPartition place(String cameraId) {
    int partitions = consumer.partitionsFor(topic.name()).size();
    return new TopicPartition(topic.name(), Partitions.of(cameraId, partitions));
  }

  /** Of the camera's first record from an offset on. */
  private OptionalLong firstTime(TopicPartition place, long from, String cameraId) {
    long[] time = {-1};
    read(
        place,
        from,
        end(place),
        cameraId,
        (offset, value) -> {
          time[0] = timeOf.applyAsLong(value);
          return false;
        });
    return time[0] < 0 ? OptionalLong.empty() : OptionalLong.of(time[0]);
  }

  private void read(TopicPartition place, long from, long to, String cameraId, Reader<V> reader) {
    consumer.seek(place, from);
    while (consumer.position(place) < to) {
      for (ConsumerRecord<@Nullable String, byte @Nullable []> record :
          consumer.poll(POLL).records(place)) {
        if (record.offset() >= to || !take(record, cameraId, reader)) {
          return;
        }
      }
    }
  }

  private boolean take(
      ConsumerRecord<@Nullable String, byte @Nullable []> record,
      String cameraId,
      Reader<V> reader) {
    byte[] bytes = record.value();
    if (!cameraId.equals(record.key()) || bytes == null) {
      return true;
    }
    Decoded<V> decoded = topic.decode(bytes);
    return !(decoded instanceof Decoded.Ok<V> it)
        || !cameraOf.apply(it.value()).equals(cameraId)
        || reader.take(record.offset(), it.value());
  }

  private long beginning(TopicPartition place) {
    return consumer.beginningOffsets(List.of(place)).getOrDefault(place, 0L);
  }

  private long end(TopicPartition place) {
    return consumer.endOffsets(List.of(place)).getOrDefault(place, 0L);
  }

  private OptionalLong offsetAt(TopicPartition place, long timeMs) {
    Map<TopicPartition, @Nullable OffsetAndTimestamp> found =
        consumer.offsetsForTimes(Map.of(place, Math.max(0, timeMs)));
    OffsetAndTimestamp at = found.get(place);
    return at == null ? OptionalLong.empty() : OptionalLong.of(at.offset());
  }
}
