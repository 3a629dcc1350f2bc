package io.pvit.trainer.kafka;

import io.pvit.schemas.ActionLabel;
import io.pvit.schemas.DeadLetter;
import io.pvit.schemas.codec.Decoded;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.schemas.kafka.Topics;
import io.pvit.trainer.replay.ReplayStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Poll, find, store, commit, until stopped: a label's offset moves only once its clip is on disk,
 * so that a kill costs no label. The same label twice makes the same clip.
 */
public final class LabelIntake {

  private static final Logger log = LoggerFactory.getLogger(LabelIntake.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final String STAGE = "trainer";

  private final Consumer<@Nullable String, byte @Nullable []> labels;
  private final Topics topics;
  private final ClipFinder finder;
  private final ReplayStore store;
  private final Outbox outbox;
  private final InstantSource clock;
  private volatile Counts counts = new Counts(0, 0, 0);
  private volatile boolean stopped;
  private final CountDownLatch caughtUp = new CountDownLatch(1);

  /**
   * What became of the labels, since the start.
   *
   * @param taken whose clips are in the store
   * @param missed whose pictures are gone, or cannot be used
   * @param malformed that were no labels
   */
  public record Counts(long taken, long missed, long malformed) {

    Counts plusTaken() {
      return new Counts(taken + 1, missed, malformed);
    }

    Counts plusMissed() {
      return new Counts(taken, missed + 1, malformed);
    }

    Counts plusMalformed() {
      return new Counts(taken, missed, malformed + 1);
    }
  }

  /**
   * @param labels of a group, for committed records, that commits nothing by itself; taken over
   */
  public LabelIntake(
      Consumer<@Nullable String, byte @Nullable []> labels,
      Topics topics,
      ClipFinder finder,
      ReplayStore store,
      Outbox outbox,
      InstantSource clock) {
    this.labels = labels;
    this.topics = topics;
    this.finder = finder;
    this.store = store;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** What became of the labels so far; any thread may ask. */
  public Counts counts() {
    return counts;
  }

  /**
   * Works until {@link #stop}; then leaves the group.
   *
   * @throws StopException when the broker or the disk does not do its part
   */
  public void run() {
    try (labels;
        finder) {
      labels.subscribe(List.of(topics.labels().name()));
      while (!stopped) {
        ConsumerRecords<@Nullable String, byte @Nullable []> records = labels.poll(POLL);
        if (records.isEmpty() && !labels.assignment().isEmpty()) {
          caughtUp.countDown();
        }
        for (ConsumerRecord<@Nullable String, byte @Nullable []> record : records) {
          take(record);
          labels.commitSync(
              Map.of(
                  new TopicPartition(record.topic(), record.partition()),
                  new OffsetAndMetadata(record.offset() + 1)));
        }
      }
    } catch (WakeupException e) {
      log.debug("Takes no labels any more");
    } catch (KafkaException e) {
      throw new StopException(
          ExitCode.BROKER_UNREACHABLE,
          "Labels are not read any more (%s): see whether the broker is well."
              .formatted(e.getMessage()),
          e);
    }
  }

  /** Waits until no label lies there that was not taken; false when that took longer. */
  public boolean awaitCaughtUp(Duration patience) throws InterruptedException {
    return caughtUp.await(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Asks it to end; any thread may. */
  public void stop() {
    stopped = true;
    caughtUp.countDown();
    labels.wakeup();
    finder.stop();
  }

  private void take(ConsumerRecord<@Nullable String, byte @Nullable []> record) {
    byte[] bytes = record.value();
    Decoded<ActionLabel> decoded =
        bytes == null
            ? new Decoded.Malformed<>("the record has no value")
            : topics.labels().decode(bytes);
    if (decoded instanceof Decoded.Ok<ActionLabel> it
        && it.value().cameraId().equals(record.key())) {
      follow(it.value());
    } else if (decoded instanceof Decoded.Ok<ActionLabel> it) {
      refuse(record, "the label is of camera " + it.value().cameraId());
    } else {
      refuse(record, ((Decoded.Malformed<ActionLabel>) decoded).reason());
    }
  }

  private void follow(ActionLabel label) {
    Finding finding = finder.find(label);
    if (finding instanceof Finding.Found it) {
      store.put(it.clip());
      counts = counts.plusTaken();
      log.info("Label {} is a clip to learn from: {}", label.labelId(), it.clip().people());
    } else {
      counts = counts.plusMissed();
      log.warn(
          "Label {} teaches nothing: {}", label.labelId(), ((Finding.Missed) finding).reason());
    }
  }

  private void refuse(ConsumerRecord<@Nullable String, byte @Nullable []> record, String reason) {
    counts = counts.plusMalformed();
    outbox.deadLetter(
        record.key(),
        new DeadLetter(
            record.topic(),
            record.partition(),
            record.offset(),
            STAGE,
            reason,
            ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant())));
  }
}
