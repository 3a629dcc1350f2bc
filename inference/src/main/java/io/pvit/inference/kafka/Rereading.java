package io.pvit.inference.kafka;

import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.codec.Decoded;
import io.pvit.schemas.kafka.Topic;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads windows again whose offsets are known: after a restart or a rebalance, the pictures of a
 * camera's newest windows are nowhere but in the topic.
 */
final class Rereading {

  private static final Duration POLL = Duration.ofMillis(200);

  private final Topic<FrameWindow> windows;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Duration patience;
  private final LongSupplier nanoTicker;

  /**
   * @param consumers makes consumers that read committed records and have no reset policy
   * @param patience how long the broker may take
   */
  Rereading(
      Topic<FrameWindow> windows,
      Supplier<Consumer<byte[], byte[]>> consumers,
      Duration patience,
      LongSupplier nanoTicker) {
    this.windows = windows;
    this.consumers = consumers;
    this.patience = patience;
    this.nanoTicker = nanoTicker;
  }

  /**
   * The windows at these offsets, which rise; empty when one of them is no longer there.
   *
   * @throws RereadingTookTooLong when the broker does not answer
   */
  Optional<List<FrameWindow>> at(int partition, List<Long> offsets) {
    SortedMap<Long, FrameWindow> there = among(partition, new TreeSet<>(offsets));
    return there.size() == offsets.size()
        ? Optional.of(List.copyOf(there.values()))
        : Optional.empty();
  }

  /**
   * Those of the windows at these offsets that are still there.
   *
   * @throws RereadingTookTooLong when the broker does not answer
   */
  SortedMap<Long, FrameWindow> among(int partition, SortedSet<Long> offsets) {
    TopicPartition place = new TopicPartition(windows.name(), partition);
    SortedMap<Long, FrameWindow> found = new TreeMap<>();
    try (Consumer<byte[], byte[]> consumer = consumers.get()) {
      consumer.assign(List.of(place));
      SortedSet<Long> left = offsets;
      while (!left.isEmpty()) {
        consumer.seek(place, left.first());
        try {
          read(consumer, place, left, found);
          return found;
        } catch (OffsetOutOfRangeException e) {
          @Nullable Long begins = consumer.beginningOffsets(List.of(place), patience).get(place);
          // Where the first is not too old, it is beyond the end, and so is the rest.
          left =
              begins != null && begins > left.first()
                  ? left.tailSet(begins)
                  : Collections.emptySortedSet();
        }
      }
      return found;
    } catch (TimeoutException e) {
      throw new RereadingTookTooLong(
          "The beginning of %s did not come within %d ms".formatted(place, patience.toMillis()));
    }
  }

  private void read(
      Consumer<byte[], byte[]> consumer,
      TopicPartition place,
      SortedSet<Long> offsets,
      SortedMap<Long, FrameWindow> found) {
    long begun = nanoTicker.getAsLong();
    do {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (offsets.contains(record.offset())
            && windows.decode(record.value()) instanceof Decoded.Ok<FrameWindow> it) {
          found.put(record.offset(), it.value());
        }
      }
      if (consumer.position(place, patience) > offsets.last()) {
        return;
      }
    } while (nanoTicker.getAsLong() - begun <= patience.toNanos());
    throw new RereadingTookTooLong(
        "%s did not come again from offset %d within %d ms"
            .formatted(place, offsets.first(), patience.toMillis()));
  }
}
