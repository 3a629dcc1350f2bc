package io.pvit.inference.kafka;

import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.codec.Decoded;
import io.pvit.schemas.kafka.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;

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
    TopicPartition place = new TopicPartition(windows.name(), partition);
    try (Consumer<byte[], byte[]> consumer = consumers.get()) {
      consumer.assign(List.of(place));
      consumer.seek(place, offsets.get(0));
      return read(consumer, place, offsets);
    } catch (OffsetOutOfRangeException e) {
      return Optional.empty();
    }
  }

  private Optional<List<FrameWindow>> read(
      Consumer<byte[], byte[]> consumer, TopicPartition place, List<Long> offsets) {
    long begun = nanoTicker.getAsLong();
    List<FrameWindow> found = new ArrayList<>();
    while (true) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (found.size() < offsets.size() && record.offset() == offsets.get(found.size())) {
          Decoded<FrameWindow> decoded = windows.decode(record.value());
          if (decoded instanceof Decoded.Ok<FrameWindow> it) {
            found.add(it.value());
          }
        }
      }
      if (found.size() == offsets.size()) {
        return Optional.of(found);
      }
      if (consumer.position(place) > offsets.get(found.size())) {
        return Optional.empty();
      }
      if (nanoTicker.getAsLong() - begun > patience.toNanos()) {
        throw new RereadingTookTooLong(
            "%s did not come again from offset %d within %d ms"
                .formatted(place, offsets.get(found.size()), patience.toMillis()));
      }
    }
  }
}
