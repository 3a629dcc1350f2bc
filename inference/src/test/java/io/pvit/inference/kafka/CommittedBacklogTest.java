package io.pvit.inference.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.inference.kafka.Backlog.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
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
  private final AtomicInteger made = new AtomicInteger();
  private final CommittedBacklog backlog =
      new CommittedBacklog("pvit.windows", this::consumer, Duration.ofSeconds(1));

  @Test
  void whatIsCommittedIsWorkedOff() {
    ends(12);
    committed(12);

    assertThat(backlog.standing(3)).contains(new Standing(12, 12));
  }

  @Test
  void aRecordInBetweenIsStillToBeDone() {
    ends(12);
    committed(9);
    broker.schedulePollTask(
        () -> broker.addRecord(new ConsumerRecord<>("pvit.windows", 3, 11, new byte[0], null)));

    assertThat(backlog.standing(3)).contains(new Standing(12, 11));
  }

  @Test
  void anApplicationThatHasCommittedNothingHasAllBeforeIt() {
    ends(12);

    assertThat(backlog.standing(3)).contains(new Standing(12, 0));
  }

  @Test
  void oneConsumerAnswersAndIsClosed() {
    ends(12);
    committed(12);
    backlog.standing(3);

    assertThat(made).hasValue(1);
    assertThat(broker.closed()).isTrue();
  }

  private MockConsumer<byte[], byte[]> consumer() {
    made.incrementAndGet();
    return broker;
  }

  private void ends(long offset) {
    broker.updateEndOffsets(Map.of(PLACE, offset));
  }

  private void committed(long offset) {
    broker.assign(List.of(PLACE));
    broker.commitSync(Map.of(PLACE, new OffsetAndMetadata(offset)));
    broker.updateBeginningOffsets(Map.of(PLACE, 0L));
  }
}
