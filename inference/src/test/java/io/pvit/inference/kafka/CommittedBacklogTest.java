package io.pvit.inference.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CommittedBacklogTest {

  private static final TopicPartition PLACE = new TopicPartition("pvit.windows", 3);

  private final MockConsumer<byte[], byte[]> broker =
      new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());
  private final CommittedBacklog backlog =
      new CommittedBacklog("pvit.windows", () -> broker, Duration.ofSeconds(1));

  @Test
  void theEndIsTheTopics() {
    broker.updateEndOffsets(Map.of(PLACE, 12L));

    assertThat(backlog.end(3)).hasValue(12);
  }

  @Test
  void whatIsCommittedIsWorkedOff() {
    committed(12);

    assertThat(backlog.workedOff(3, 12)).isTrue();
  }

  @Test
  void aRecordInBetweenIsStillToBeDone() {
    committed(10);
    broker.schedulePollTask(
        () -> broker.addRecord(new ConsumerRecord<>("pvit.windows", 3, 11, new byte[0], null)));

    assertThat(backlog.workedOff(3, 12)).isFalse();
  }

  @Test
  void anApplicationThatHasCommittedNothingHasAllBeforeIt() {
    assertThat(backlog.workedOff(3, 12)).isFalse();
  }

  private void committed(long offset) {
    broker.assign(List.of(PLACE));
    broker.commitSync(Map.of(PLACE, new OffsetAndMetadata(offset)));
    broker.updateBeginningOffsets(Map.of(PLACE, 0L));
  }
}
