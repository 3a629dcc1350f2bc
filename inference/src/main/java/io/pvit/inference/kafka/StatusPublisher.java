package io.pvit.inference.kafka;

import io.pvit.schemas.InferenceStatus;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
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
import java.util.function.Consumer;
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

  StatusPublisher(
      Producer<String, InferenceStatus> producer,
      Topic<InferenceStatus> topic,
      Supplier<InferenceStatus> status) {
    this.producer = producer;
    this.topic = topic;
    this.status = status;
  }

  static StatusPublisher of(
      Cluster cluster, Topic<InferenceStatus> topic, Supplier<InferenceStatus> status) {
    Map<String, Object> properties = cluster.properties();
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, SEND_MS);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, SEND_MS);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * SEND_MS);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    return new StatusPublisher(
        new KafkaProducer<>(properties, new StringSerializer(), topic.serializer()), topic, status);
  }

  /**
   * Begins.
   *
   * @param patience how long the broker may take no status
   * @param broken told, every few seconds, why no status is written and none will be
   */
  void start(Duration patience, Consumer<StopException> broken) {
    ScheduledFuture<?> unused =
        timer.scheduleWithFixedDelay(
            () -> {
              try {
                publish();
                refuseSilence(patience);
              } catch (RuntimeException e) {
                // The timer would drop it, and never come back.
                broken.accept(Failure.of(e).stop());
              }
            },
            0,
            EVERY.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Says it now, besides; the next in turn tells what is wrong with that. */
  void publishSoon() {
    timer.execute(this::publish);
  }

  /** Takes its word back: who ended in order is neither waited for nor kept on the topic. */
  @Override
  public void close() {
    timer.shutdownNow();
    try {
      send(status.get().instanceId(), null);
    } finally {
      producer.close(EVERY);
    }
  }

  private void refuseSilence(Duration patience) {
    if (System.nanoTime() - answeredNanos.get() > patience.toNanos()) {
      throw new StopException(
          ExitCode.BROKER_UNREACHABLE,
          "No broker has answered for %d s: see whether it is well."
              .formatted(patience.toSeconds()));
    }
  }

  private void publish() {
    InferenceStatus now = status.get();
    send(now.instanceId(), now);
  }

  @SuppressWarnings("NullAway") // A tombstone is a null, which Kafka's types hide.
  private void send(String instanceId, @Nullable InferenceStatus now) {
    try {
      Future<RecordMetadata> unused =
          producer.send(new ProducerRecord<>(topic.name(), instanceId, now), this::answered);
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
