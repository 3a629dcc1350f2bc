package io.pvit.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.schemas.CoverageSpan;
import io.pvit.schemas.IngestProgress;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.schemas.kafka.Topic;
import io.pvit.schemas.kafka.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ProgressReaderTest {

  private static final Topic<IngestProgress> TOPIC =
      new Topics("pvit", Optional.empty()).ingestProgress();
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC.name(), 2);

  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("none");
  private final MockConsumer<String, byte[]> uncommitted = new MockConsumer<>("none");
  private long nanos;
  private int records;

  @Test
  void findsTheCamerasNewestRecord() {
    consumer.schedulePollTask(
        () -> {
          add("door", TOPIC.encode(progress("door", 3)));
          add("yard", TOPIC.encode(progress("yard", 9)));
        });
    consumer.schedulePollTask(() -> add("door", TOPIC.encode(progress("door", 5))));

    assertThat(read(3)).contains(progress("door", 5));
  }

  @Test
  void aCameraNobodyWroteHasNone() {
    consumer.schedulePollTask(() -> add("yard", TOPIC.encode(progress("yard", 9))));

    assertThat(read(1)).isEmpty();
  }

  @Test
  void anEmptyPartitionIsNotWaitedFor() {
    assertThat(read(0)).isEmpty();
  }

  @Test
  void aRecordThatCannotBeReadStopsTheStartAndIsNamed() {
    consumer.schedulePollTask(() -> add("door", new byte[] {1, 2, 3}));

    assertThatThrownBy(() -> read(1))
        .hasMessageContaining("camera 'door' in topic pvit.ingest-progress, partition 2, offset 0")
        .isInstanceOfSatisfying(
            StopException.class, stop -> assertThat(stop.code()).isEqualTo(ExitCode.TOPIC_LAYOUT));
  }

  @Test
  void anotherCamerasBrokenRecordIsItsOwnAffair() {
    consumer.schedulePollTask(
        () -> {
          add("yard", new byte[] {1, 2, 3});
          add("door", TOPIC.encode(progress("door", 5)));
        });

    assertThat(read(2)).contains(progress("door", 5));
  }

  @Test
  void aBrokerThatStopsDeliveringIsGivenUp() {
    assertThatThrownBy(() -> read(1))
        .isInstanceOfSatisfying(
            StopException.class,
            stop -> assertThat(stop.code()).isEqualTo(ExitCode.BROKER_UNREACHABLE));
  }

  @Test
  void waitsForARecordBehindAnotherCamerasOpenTransaction() {
    consumer.schedulePollTask(() -> add("door", TOPIC.encode(progress("door", 3))));
    consumer.schedulePollTask(() -> {});
    consumer.schedulePollTask(
        () -> {
          add("yard", TOPIC.encode(progress("yard", 9)));
          add("door", TOPIC.encode(progress("door", 5)));
        });

    assertThat(read(1, 3)).contains(progress("door", 5));
  }

  private Optional<IngestProgress> read(long end) {
    return read(end, end);
  }

  /** The first end is that of what no open transaction holds back. */
  private Optional<IngestProgress> read(long stableEnd, long end) {
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, stableEnd));
    uncommitted.updateEndOffsets(Map.of(PARTITION, end));
    return new ProgressReader(TOPIC, Duration.ofSeconds(15), () -> nanos += 1_000_000_000)
        .read(consumer, uncommitted, 2, "door");
  }

  private void add(String key, byte[] value) {
    consumer.addRecord(new ConsumerRecord<>(TOPIC.name(), 2, records++, key, value));
  }

  private static IngestProgress progress(String camera, long nextSequence) {
    return new IngestProgress(
        camera, nextSequence, 1, false, 500, 7, 0, CoverageSpan.Reason.NONE, Optional.empty());
  }
}
