package io.pvit.ingest.kafka;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** A producer's transactions, one after another; every failure ends it with its meaning. */
final class Transaction implements AutoCloseable {

  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final Producer<String, byte[]> producer;
  private final BrokerFault fault;
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();
  private boolean open;
  private boolean broken;

  Transaction(Producer<String, byte[]> producer, BrokerFault fault) {
    this.producer = producer;
    this.fault = fault;
  }

  /** Fences whoever had this transactional id, and ends what it left open. */
  void fence() {
    guarded(producer::initTransactions);
  }

  boolean isOpen() {
    return open;
  }

  void send(ProducerRecord<String, byte[]> record) {
    guarded(
        () -> {
          if (!open) {
            producer.beginTransaction();
            open = true;
          }
          sent.add(producer.send(record));
        });
  }

  /** Returns once the broker has it all, committed. */
  void commit() {
    guarded(producer::commitTransaction);
    open = false;
    sent.forEach(this::requireStored);
    sent.clear();
  }

  private void requireStored(Future<RecordMetadata> record) {
    try {
      record.get();
    } catch (ExecutionException e) {
      broken = true;
      throw e.getCause() instanceof KafkaException kafka
          ? fault.meaning(kafka)
          : new IllegalStateException("a record was not stored", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      broken = true;
      throw new StopException(ExitCode.INTERRUPTED, "Interrupted while writing to the broker.", e);
    }
  }

  private void guarded(Runnable call) {
    try {
      call.run();
    } catch (KafkaException e) {
      broken = true;
      throw fault.meaning(e);
    }
  }

  /** Aborts what is not committed; a broken one is left to the broker, which aborts it itself. */
  @Override
  public void close() {
    if (broken) {
      producer.close(Duration.ZERO);
      return;
    }
    try {
      if (open) {
        guarded(producer::abortTransaction);
      }
    } finally {
      producer.close(broken ? Duration.ZERO : FAREWELL);
    }
  }
}
