package io.pvit.inference.kafka;

import io.pvit.inference.rollout.Book;
import io.pvit.inference.rollout.Fleet;
import io.pvit.inference.rollout.FleetWatch;
import io.pvit.inference.rollout.RolloutRules;
import io.pvit.inference.rollout.Step;
import io.pvit.schemas.InferenceStatus;
import io.pvit.schemas.RolloutPlan;
import io.pvit.schemas.codec.Decoded;
import io.pvit.schemas.config.InferenceConfig;
import io.pvit.schemas.exit.StopException;
import io.pvit.schemas.kafka.Cluster;
import io.pvit.schemas.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the roll-out's next step, in the one process of the application that the group gives the
 * checkpoints topic's partition. It remembers nothing that the topics do not say; two that both
 * think the partition theirs write one after the other, each on what is in force then.
 */
final class RolloutCoordinator implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RolloutCoordinator.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration TO_END = Duration.ofSeconds(30);
  private static final Duration BACK_OFF = Duration.ofSeconds(30);

  private final Consumer<byte[], byte @Nullable []> election;
  private final Consumer<byte[], byte @Nullable []> statuses;
  private final Topics topics;
  private final RolloutLedger ledger;
  private final RolloutRules rules;
  private final InstantSource clock;
  private final java.util.function.Consumer<String> says;
  private final java.util.function.Consumer<StopException> broken;
  private final FleetWatch fleetWatch = new FleetWatch();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final Thread thread;
  private Book book = Book.EMPTY;
  private Optional<Long> failedNanos = Optional.empty();

  /**
   * @param election in the group whose member with the partition coordinates
   * @param statuses of its own, without a group
   * @param says told what is waited for; empty when another process coordinates
   * @param broken told when it cannot go on
   */
  RolloutCoordinator(
      Consumer<byte[], byte @Nullable []> election,
      Consumer<byte[], byte @Nullable []> statuses,
      Topics topics,
      RolloutLedger ledger,
      RolloutRules rules,
      InstantSource clock,
      java.util.function.Consumer<String> says,
      java.util.function.Consumer<StopException> broken) {
    this.election = election;
    this.statuses = statuses;
    this.topics = topics;
    this.ledger = ledger;
    this.rules = rules;
    this.clock = clock;
    this.says = says;
    this.broken = broken;
    thread = new Thread(this::coordinate, "rollout-coordinator");
    thread.setDaemon(true);
  }

  static RolloutCoordinator of(
      InferenceConfig config,
      Cluster cluster,
      Topics topics,
      InstantSource clock,
      java.util.function.Consumer<String> says,
      java.util.function.Consumer<StopException> broken) {
    Map<String, Object> election = BookReading.consumer(cluster);
    election.put(ConsumerConfig.CLIENT_ID_CONFIG, config.instanceId() + "-coordinator");
    election.put(ConsumerConfig.GROUP_ID_CONFIG, config.applicationId() + "-rollout");
    election.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, config.streams().sessionTimeoutMs());
    election.put(
        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
        Math.max(1, config.streams().sessionTimeoutMs() / 4));
    Map<String, Object> statuses = BookReading.consumer(cluster);
    statuses.put(ConsumerConfig.CLIENT_ID_CONFIG, config.instanceId() + "-fleet");
    return new RolloutCoordinator(
        new KafkaConsumer<>(election, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
        new KafkaConsumer<>(statuses, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
        topics,
        new RolloutLedger(cluster, topics),
        new RolloutRules(config.rollout(), config.instanceId()),
        clock,
        says,
        broken);
  }

  void start() {
    thread.start();
  }

  /** Ends after the step in work, and lets another process coordinate at once. */
  @Override
  public void close() {
    if (thread.getState() == Thread.State.NEW) {
      try (election;
          statuses) {
        return;
      }
    }
    closing.set(true);
    election.wakeup();
    try {
      thread.join(TO_END.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void coordinate() {
    try (election;
        statuses) {
      statuses.assign(List.of(new TopicPartition(topics.inferenceStatus().name(), 0)));
      // What was said before this process listened says nothing of who lives.
      statuses.seekToEnd(statuses.assignment());
      election.subscribe(List.of(topics.checkpoints().name()), new FromTheBeginning());
      while (!closing.get()) {
        turn();
      }
    } catch (WakeupException e) {
      log.debug("Coordinates no roll-outs any more");
    } catch (RuntimeException | Error e) {
      broken.accept(Failure.of(e).stop());
    }
  }

  private void turn() {
    book = new BookReading(topics.checkpoints()).after(book, election.poll(POLL));
    hear();
    if (election.assignment().isEmpty()) {
      says.accept("");
      return;
    }
    fleetWatch
        .fleet(System.nanoTime())
        .ifPresentOrElse(
            this::goOn,
            () ->
                says.accept(
                    "listens for %d s who lives, before it decides"
                        .formatted(FleetWatch.SILENCE.toSeconds())));
  }

  private void goOn(Fleet fleet) {
    if (rules.next(book, fleet, nowUs()) instanceof Step.Wait wait) {
      says.accept(wait.sentence());
    } else if (failedNanos.filter(at -> System.nanoTime() - at < BACK_OFF.toNanos()).isEmpty()) {
      step(fleet);
    }
  }

  private void step(Fleet fleet) {
    try {
      Optional<RolloutPlan> written =
          ledger.update(
              now ->
                  rules.next(now, fleet, nowUs()) instanceof Step.Write write
                      ? Optional.of(write.plan())
                      : Optional.empty());
      failedNanos = Optional.empty();
      written.ifPresent(
          plan -> {
            book = book.with(plan);
            log.info("Plan {}: {}, {}", plan.rolloutEpoch(), plan.phase(), plan.reason());
          });
    } catch (StopException | RetriableException e) {
      failedNanos = Optional.of(System.nanoTime());
      log.warn("The roll-out's next step was not written: {}", e.getMessage());
      says.accept("the next step cannot be written: " + e.getMessage());
    }
  }

  private void hear() {
    fleetWatch.listen(System.nanoTime());
    for (ConsumerRecord<byte[], byte @Nullable []> record : statuses.poll(Duration.ZERO)) {
      byte[] value = record.value();
      if (value == null) {
        fleetWatch.gone(new String(record.key(), StandardCharsets.UTF_8));
      } else if (topics.inferenceStatus().decode(value) instanceof Decoded.Ok<InferenceStatus> it) {
        fleetWatch.hear(it.value(), System.nanoTime());
      }
    }
  }

  private long nowUs() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
  }

  /** Nothing is ever committed, so that whoever comes next reads it all as well. */
  private final class FromTheBeginning implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      book = Book.EMPTY;
      election.seekToBeginning(partitions);
    }
  }
}
