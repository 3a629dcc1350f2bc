package io.pvit.inference.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Holds the end of the topic against what the application has committed.
 *
 * <p>Offsets alone would not do: the mark that ends a transaction takes one too, and an application
 * that has nothing else to do does not commit that it went past it. So what lies between is looked
 * at.
 */
final class CommittedBacklog implements Backlog {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final int POLLS = 10;

  private final String windows;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Duration patience;

  /**
   * @param windows the topic
   * @param consumers makes consumers of the application's group that read committed records
   * @param patience how long the broker may take
   */
  CommittedBacklog(
      String windows, Supplier<Consumer<byte[], byte[]>> consumers, Duration patience) {
    this.windows = windows;
    this.consumers = consumers;
    this.patience = patience;
  }

  @Override
  public Optional<Standing> standing(int partition) {
    TopicPartition place = new TopicPartition(windows, partition);
    try (Consumer<byte[], byte[]> consumer = consumers.get()) {
      Long end = consumer.endOffsets(List.of(place), patience).get(place);
      if (end == null) {
        return Optional.empty();
      }
      @Nullable OffsetAndMetadata committed =
          consumer.committed(Set.of(place), patience).get(place);
      return Optional.of(
          new Standing(
              end, committed == null ? 0 : firstLeft(consumer, place, committed.offset(), end)));
    } catch (TimeoutException e) {
      return Optional.empty();
    }
  }

  private long firstLeft(
      Consumer<byte[], byte[]> consumer, TopicPartition place, long committed, long end) {
    if (committed >= end) {
      return committed;
    }
    consumer.assign(List.of(place));
    consumer.seek(place, committed);
    for (int polls = 0; polls < POLLS && consumer.position(place, patience) < end; polls++) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      if (!records.isEmpty()) {
        return records.iterator().next().offset();
      }
    }
    return consumer.position(place, patience);
  }
}
