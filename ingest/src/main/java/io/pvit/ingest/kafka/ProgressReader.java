package io.pvit.ingest.kafka;

import io.pvit.schemas.IngestProgress;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.schemas.kafka.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds how far a camera has been written.
 *
 * <p>Only after the predecessor was fenced: what is committed then is all there will ever be of it.
 */
final class ProgressReader {

  private static final Duration POLL = Duration.ofMillis(200);

  private final Topic<IngestProgress> topic;
  private final Duration patience;
  private final LongSupplier nanoTime;

  ProgressReader(Topic<IngestProgress> topic, Duration patience, LongSupplier nanoTime) {
    this.topic = topic;
    this.patience = patience;
    this.nanoTime = nanoTime;
  }

  /**
   * The camera's newest record in the partition.
   *
   * <p>Where a transaction of another camera is open in the partition, what lies behind its first
   * record is waited for: the end that a reader of committed records is told stops there.
   *
   * @param consumer reads committed records
   * @param uncommitted tells the partition's true end
   */
  Optional<IngestProgress> read(
      Consumer<String, byte[]> consumer,
      Consumer<String, byte[]> uncommitted,
      int partition,
      String cameraId) {
    TopicPartition only = new TopicPartition(topic.name(), partition);
    consumer.assign(List.of(only));
    // Asked for the end of a partition that is not its own, a consumer grumbles in the log.
    uncommitted.assign(List.of(only));
    consumer.seekToBeginning(List.of(only));
    long end = uncommitted.endOffsets(List.of(only)).getOrDefault(only, 0L);
    long deadline = nanoTime.getAsLong() + patience.toNanos();
    Optional<IngestProgress> newest = Optional.empty();
    while (consumer.position(only) < end) {
      if (nanoTime.getAsLong() - deadline > 0) {
        throw new StopException(
            ExitCode.BROKER_UNREACHABLE,
            ("The broker did not deliver topic %s up to its end within %d s; is it overloaded, or"
                    + " another camera's transaction open there?")
                .formatted(topic.name(), patience.toSeconds()));
      }
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        if (cameraId.equals(record.key())) {
          newest = progress(record);
        }
      }
    }
    return newest;
  }

  /** Guessing here would write sequences twice, so a record that cannot be read stops the start. */
  private Optional<IngestProgress> progress(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      return Optional.empty();
    }
    return topic
        .decode(record.value())
        .fold(
            Optional::of,
            reason -> {
              throw new StopException(
                  ExitCode.TOPIC_LAYOUT,
                  ("The progress of camera '%s' in topic %s, partition %d, offset %d cannot be read"
                          + " (%s); remove the camera's record there and give it a new id.")
                      .formatted(
                          record.key(),
                          record.topic(),
                          record.partition(),
                          record.offset(),
                          reason));
            });
  }
}
