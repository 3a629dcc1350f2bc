package io.pvit.inference.kafka;

import io.pvit.schemas.InferenceStatus;
import io.pvit.schemas.kafka.Cluster;
import io.pvit.schemas.kafka.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says every few seconds how the process is doing. That is also how a silent broker is noticed: an
 * idle consumer would wait for it for ever.
 */
final class StatusPublisher implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(StatusPublisher.class);
  private static final Duration EVERY = Duration.ofSeconds(3);
  private static final int SEND_MS = 5_000;

  private final Topic<InferenceStatus> topic;
  private final Supplier<InferenceStatus> status;
  private final Producer<String, InferenceStatus> producer;
  private final AtomicLong answeredNanos = new AtomicLong(System.nanoTime());
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "inference-status");
            thread.setDaemon(true);
            return thread;
          });

  StatusPublisher(Cluster cluster, Topic<InferenceStatus> topic, Supplier<InferenceStatus> status) {
    this.topic = topic;
    this.status = status;
    Map<String, Object> properties = cluster.properties();
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, SEND_MS);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, SEND_MS);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * SEND_MS);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    this.producer = new KafkaProducer<>(properties, new StringSerializer(), topic.serializer());
  }

  /**
   * Begins; {@code silent} is called, every few seconds, once no status was taken for that long.
   */
  void start(Duration patience, Runnable silent) {
    ScheduledFuture<?> unused =
        timer.scheduleWithFixedDelay(
            () -> {
              publish();
              if (System.nanoTime() - answeredNanos.get() > patience.toNanos()) {
                silent.run();
              }
            },
            0,
            EVERY.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Says it now, besides. */
  void publishSoon() {
    timer.execute(this::publish);
  }

  /** Says it a last time. */
  @Override
  public void close() {
    timer.shutdownNow();
    publish();
    producer.close(EVERY);
  }

  private void publish() {
    InferenceStatus now = status.get();
    try {
      Future<RecordMetadata> unused =
          producer.send(new ProducerRecord<>(topic.name(), now.instanceId(), now), this::answered);
    } catch (KafkaException e) {
      log.warn("The status was not written: {}", e.getMessage());
    }
  }

  private void answered(@Nullable RecordMetadata written, @Nullable Exception failure) {
    if (failure == null) {
      answeredNanos.set(System.nanoTime());
    } else {
      log.warn("The status was not written: {}", failure.getMessage());
    }
  }
}
