package io.pvit.trainer.kafka;

import io.pvit.schemas.CheckpointMessage;
import io.pvit.schemas.DeadLetter;
import io.pvit.schemas.TrainingProgress;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.schemas.kafka.Topics;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what the trainer has to say. Any thread may use it. */
public final class Outbox implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Outbox.class);

  private final Producer<@Nullable String, byte[]> producer;
  private final Topics topics;

  /**
   * @param producer that waits for all replicas; taken over
   */
  public Outbox(Producer<@Nullable String, byte[]> producer, Topics topics) {
    this.producer = producer;
    this.topics = topics;
  }

  /** Returns once the broker has it: what is announced is in the store. */
  public void announce(CheckpointMessage message) {
    certainly(topics.checkpoints().name(), message.key(), topics.checkpoints().encode(message));
  }

  /** Returns once the broker has it. */
  void deadLetter(@Nullable String key, DeadLetter letter) {
    certainly(topics.deadLetters().name(), key, topics.deadLetters().encode(letter));
  }

  /** Does not wait: the next one says the same and more. */
  public void progress(TrainingProgress progress) {
    Future<RecordMetadata> unused =
        producer.send(
            new ProducerRecord<>(
                topics.training().name(), progress.runId(), topics.training().encode(progress)),
            (written, failure) -> {
              if (failure != null) {
                log.warn("The progress was not written: {}", failure.getMessage());
              }
            });
  }

  @Override
  public void close() {
    producer.close();
  }

  private void certainly(String topic, @Nullable String key, byte[] value) {
    try {
      producer.send(new ProducerRecord<>(topic, key, value)).get();
    } catch (ExecutionException e) {
      throw new StopException(
          ExitCode.BROKER_UNREACHABLE,
          "The broker does not take a record of %s (%s): see whether it is well."
              .formatted(topic, e.getCause() == null ? e : e.getCause().getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StopException(ExitCode.INTERRUPTED, "Interrupted while writing.", e);
    }
  }
}
