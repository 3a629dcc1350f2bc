package io.pvit.inference.kafka;

import io.pvit.inference.rollout.Book;
import io.pvit.schemas.CheckpointMessage;
import io.pvit.schemas.codec.Decoded;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.schemas.kafka.Cluster;
import io.pvit.schemas.kafka.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the checkpoints topic; a record that is none is said and passed over.
 *
 * @param topic the checkpoints topic
 */
record BookReading(Topic<CheckpointMessage> topic) {

  private static final Logger log = LoggerFactory.getLogger(BookReading.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** For a consumer of the topic. */
  static Map<String, Object> consumer(Cluster cluster) {
    Map<String, Object> properties = cluster.properties();
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return properties;
  }

  /**
   * Reads from the beginning to what is the end at this call.
   *
   * @throws StopException when the broker does not hand that out in time
   */
  Book toTheEnd(Consumer<byte[], byte @Nullable []> consumer, TopicPartition partition) {
    consumer.seekToBeginning(List.of(partition));
    Long end = consumer.endOffsets(List.of(partition)).get(partition);
    Book book = Book.EMPTY;
    long begun = System.nanoTime();
    while (end != null && consumer.position(partition) < end) {
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new StopException(
            ExitCode.BROKER_UNREACHABLE,
            "%s could not be read within %d s: see whether the broker is well."
                .formatted(topic, PATIENCE.toSeconds()));
      }
      book = after(book, consumer.poll(POLL));
    }
    return book;
  }

  Book after(Book before, ConsumerRecords<byte[], byte @Nullable []> records) {
    Book book = before;
    for (ConsumerRecord<byte[], byte @Nullable []> record : records) {
      byte[] value = record.value();
      if (value == null) {
        continue;
      }
      Decoded<CheckpointMessage> decoded = topic.decode(value);
      if (decoded instanceof Decoded.Malformed<CheckpointMessage> it) {
        log.warn("{} at offset {} is no announcement: {}", topic, record.offset(), it.reason());
      } else {
        book = book.with(((Decoded.Ok<CheckpointMessage>) decoded).value());
      }
    }
    return book;
  }
}
