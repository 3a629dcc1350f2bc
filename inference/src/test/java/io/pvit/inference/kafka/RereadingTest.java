package io.pvit.inference.kafka;

import static io.pvit.inference.kafka.TestingDriver.TOPICS;
import static io.pvit.inference.network.TestingPictures.window;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** The topic begins with offset 4; what was before it, retention took. */
class RereadingTest {

  private static final TopicPartition PLACE = new TopicPartition(TOPICS.windows().name(), 0);

  private final MockConsumer<byte[], byte[]> topic =
      new MockConsumer<>(AutoOffsetResetStrategy.NONE.name());
  private final Rereading rereading =
      new Rereading(TOPICS.windows(), () -> topic, Duration.ofSeconds(5), System::nanoTime);

  @Test
  void whatIsStillThereIsFoundThoughAnEarlierOneIsGone() {
    hold(4, 5, 6);

    assertThat(rereading.among(0, offsets(2, 5, 6))).containsOnlyKeys(5L, 6L);
  }

  @Test
  void aRunOfWhichOneIsGoneIsNotHad() {
    hold(4, 5, 6);

    assertThat(rereading.at(0, List.of(3L, 4L))).isEmpty();
  }

  private static SortedSet<Long> offsets(long... offsets) {
    SortedSet<Long> set = new TreeSet<>();
    for (long offset : offsets) {
      set.add(offset);
    }
    return set;
  }

  private void hold(long... offsets) {
    topic.updateBeginningOffsets(Map.of(PLACE, offsets[0]));
    topic.schedulePollTask(
        () -> {
          for (long offset : offsets) {
            byte[] value = TOPICS.windows().encode(window("a", offset));
            topic.addRecord(new ConsumerRecord<>(PLACE.topic(), 0, offset, new byte[0], value));
          }
        });
  }
}
