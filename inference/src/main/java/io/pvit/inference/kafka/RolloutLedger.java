package io.pvit.inference.kafka;

import io.pvit.inference.rollout.Book;
import io.pvit.schemas.CheckpointMessage;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.schemas.kafka.Cluster;
import io.pvit.schemas.kafka.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The one way to write to the checkpoints topic what depends on what it says: whoever writes takes
 * the topic's transactional id, which fences every writer before, reads to the end, decides, and
 * commits. So no two writers ever build on the same plan, whoever they are and whatever they
 * believe of themselves.
 */
public final class RolloutLedger {

  private static final int ATTEMPTS = 5;

  private final Cluster cluster;
  private final Topics topics;
  private final String transactionalId;

  /** The ledger of the checkpoints topic of this name. */
  public RolloutLedger(Cluster cluster, Topics topics) {
    this.cluster = cluster;
    this.topics = topics;
    this.transactionalId = topics.checkpoints().name() + "-rollout";
  }

  /** What the topic says now. */
  public Book read() {
    try (KafkaConsumer<byte[], byte @Nullable []> consumer = consumer()) {
      TopicPartition partition = new TopicPartition(topics.checkpoints().name(), 0);
      consumer.assign(List.of(partition));
      return new BookReading(topics.checkpoints()).toTheEnd(consumer, partition);
    }
  }

  /**
   * Writes what the decision says, if anything; when another writer was faster, decides anew.
   *
   * @param decision from what the topic says; may throw, and nothing is written then
   * @return what was written
   * @throws StopException when the broker refuses, or others are faster again and again
   */
  public <M extends CheckpointMessage> Optional<M> update(Function<Book, Optional<M>> decision) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try (Producer<String, CheckpointMessage> producer = producer()) {
        producer.initTransactions();
        Optional<M> message = decision.apply(read());
        if (message.isPresent()) {
          commit(producer, message.get());
        }
        return message;
      } catch (ProducerFencedException | InvalidProducerEpochException e) {
        // Another writer came in between: what was decided is void.
      } catch (AuthorizationException | AuthenticationException e) {
        throw new StopException(
            ExitCode.BROKER_REFUSED,
            ("The broker refuses to write to %s with the transactional id %s (%s): grant Write and"
                    + " Describe on both.")
                .formatted(topics.checkpoints(), transactionalId, e.getMessage()),
            e);
      }
    }
    throw new StopException(
        ExitCode.ROLLOUT_REFUSED,
        "Others write to %s at the same moment, again and again: try again in a while."
            .formatted(topics.checkpoints()));
  }

  private void commit(Producer<String, CheckpointMessage> producer, CheckpointMessage message) {
    producer.beginTransaction();
    try {
      producer
          .send(new ProducerRecord<>(topics.checkpoints().name(), message.key(), message))
          .get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof KafkaException cause) {
        throw cause;
      }
      throw new IllegalStateException("a record was not written", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StopException(ExitCode.INTERRUPTED, "Interrupted while a plan was written.", e);
    }
    producer.commitTransaction();
  }

  private Producer<String, CheckpointMessage> producer() {
    Map<String, Object> properties = cluster.properties();
    properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    // Nobody waits for long where a writer died in mid-transaction; the next one aborts it anyway.
    properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 15_000);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 12_000);
    return new KafkaProducer<>(
        properties, new StringSerializer(), topics.checkpoints().serializer());
  }

  private KafkaConsumer<byte[], byte @Nullable []> consumer() {
    return new KafkaConsumer<>(
        BookReading.consumer(cluster), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
