package io.pvit.inference.kafka;

import io.pvit.inference.rollout.Book;
import io.pvit.inference.rollout.PlanFollower;
import io.pvit.schemas.CheckpointMessage;
import io.pvit.schemas.exit.StopException;
import io.pvit.schemas.kafka.Cluster;
import io.pvit.schemas.kafka.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the checkpoints topic from its beginning and has the plan in force followed. Of several
 * plans that come together only the last is tried.
 */
public final class CheckpointFollower implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(CheckpointFollower.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration TO_END = Duration.ofSeconds(30);

  private final TopicPartition partition;
  private final Consumer<byte[], byte @Nullable []> consumer;
  private final BookReading reading;
  private final PlanFollower plans;
  private final Listener listener;
  private final Thread thread;
  private Book book = Book.EMPTY;

  /** Told what comes of plans, on the follower's thread. */
  interface Listener {

    /** There is something new to report. */
    void changed();

    /** None will be followed any more. */
    void broken(StopException why);
  }

  /**
   * @param consumer of its own; reads committed records
   */
  CheckpointFollower(
      Consumer<byte[], byte @Nullable []> consumer,
      Topic<CheckpointMessage> topic,
      PlanFollower plans,
      Listener listener) {
    this.partition = new TopicPartition(topic.name(), 0);
    this.consumer = consumer;
    this.reading = new BookReading(topic);
    this.plans = plans;
    this.listener = listener;
    thread = new Thread(this::follow, "checkpoints");
    thread.setDaemon(true);
  }

  static CheckpointFollower of(
      Cluster cluster,
      String instanceId,
      Topic<CheckpointMessage> topic,
      PlanFollower plans,
      Listener listener) {
    Map<String, Object> properties = BookReading.consumer(cluster);
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, instanceId + "-checkpoints");
    return new CheckpointFollower(
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
        topic,
        plans,
        listener);
  }

  /**
   * Follows the plan that is in force now, and then begins to wait for others.
   *
   * @throws StopException when the topic cannot be read
   */
  void start() {
    try {
      consumer.assign(List.of(partition));
      book = reading.toTheEnd(consumer, partition);
      boolean unused = plans.follow(book);
    } catch (RuntimeException e) {
      throw Failure.of(e).stop();
    }
    thread.start();
  }

  /** Ends after the checkpoint in work, and frees what does not serve by default. */
  @Override
  public void close() {
    if (thread.getState() == Thread.State.NEW) {
      try (consumer;
          plans) {
        return;
      }
    }
    consumer.wakeup();
    try {
      thread.join(TO_END.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() {
    try (consumer;
        plans) {
      while (true) {
        book = reading.after(book, consumer.poll(POLL));
        if (plans.follow(book)) {
          listener.changed();
        }
      }
    } catch (WakeupException e) {
      log.debug("Follows no checkpoints any more");
    } catch (RuntimeException | Error e) {
      listener.broken(Failure.of(e).stop());
    }
  }
}
