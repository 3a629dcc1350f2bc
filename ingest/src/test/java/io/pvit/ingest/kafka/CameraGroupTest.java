package io.pvit.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.schemas.Camera;
import io.pvit.schemas.CameraStatus;
import io.pvit.schemas.CameraStatus.State;
import io.pvit.schemas.Reporting;
import io.pvit.schemas.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CameraGroupTest {

  private static final Topics TOPICS = new Topics("pvit", Optional.empty());
  private static final String CAMERAS = TOPICS.cameras().name();

  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private final Diary diary = new Diary();
  private final Deque<Runnable> polls = new ArrayDeque<>();
  private final List<CameraStatus> statuses = new ArrayList<>();
  private long seconds = 100;
  private final CameraGroup group =
      new CameraGroup(
          consumer,
          TOPICS.cameras(),
          diary,
          new StatusBoard(producer, TOPICS.cameraStatus(), () -> TimeUnit.SECONDS.toNanos(seconds)),
          new BrokerFault("broker:9092", "all"));
  private long offset;

  @BeforeEach
  void twoPartitions() {
    consumer.updateBeginningOffsets(Map.of(partition(0), 0L, partition(1), 0L));
    consumer.updateEndOffsets(Map.of(partition(0), 0L, partition(1), 0L));
  }

  @Test
  void aCameraIsWatchedAsItIsDefinedNowAndNotAsItWasOnce() {
    consumer.updateEndOffsets(Map.of(partition(0), 4L, partition(1), 0L));
    polls.add(() -> assign(0, 1));
    polls.add(
        () -> {
          put("a", "rtsp://old/1");
          put("b", "rtsp://h/2");
          put("a", "rtsp://new/1");
        });
    polls.add(() -> assertThat(diary.lines).isEmpty());
    polls.add(() -> remove("b"));

    run();

    assertThat(diary.lines).containsExactly("0 a rtsp://new/1 taken over");
  }

  @Test
  void aChangeTakesEffectWhenItIsWritten() {
    polls.add(() -> assign(0));
    polls.add(() -> put("a", "rtsp://h/1"));
    polls.add(() -> put("a", "rtsp://h/2"));
    polls.add(() -> remove("a"));

    run();

    assertThat(diary.lines).containsExactly("0 a rtsp://h/1", "0 a rtsp://h/2", "removed a");
    assertThat(producer.history()).singleElement().satisfies(it -> assertThat(it.value()).isNull());
  }

  @Test
  void whatCannotBeReadLeavesTheCameraAsItWas() {
    polls.add(() -> assign(0));
    polls.add(() -> put("a", "rtsp://h/1"));
    polls.add(() -> record("a", "{".getBytes(StandardCharsets.UTF_8)));
    polls.add(() -> record("b", TOPICS.cameras().encode(camera("a", "rtsp://h/9"))));

    run();

    assertThat(diary.lines).containsExactly("0 a rtsp://h/1");
  }

  @Test
  void camerasOfAPartitionThatIsTakenAwayAreReleased() {
    polls.add(() -> assign(0, 1));
    polls.add(() -> put("a", "rtsp://h/1"));
    polls.add(() -> assign(1));

    run();

    assertThat(diary.lines).containsExactly("0 a rtsp://h/1", "released [0]");
  }

  @Test
  void aStatusIsWrittenWhenItChangesAndAgainAfterFiveSeconds() {
    polls.add(() -> assign(0));
    polls.add(() -> status(State.CONNECTING, "connecting"));
    polls.add(() -> status(State.CONNECTING, "connecting"));
    polls.add(() -> status(State.LIVE, "pictures arrive"));
    for (int i = 0; i < 6; i++) {
      polls.add(() -> status(State.LIVE, "pictures arrive"));
    }

    run();

    assertThat(producer.history())
        .extracting(
            it ->
                TOPICS
                    .cameraStatus()
                    .decode(it.value())
                    .fold(status -> status.state().name(), why -> why))
        .containsExactly("CONNECTING", "LIVE", "LIVE");
  }

  private void run() {
    while (!polls.isEmpty()) {
      Runnable next = polls.remove();
      consumer.schedulePollTask(
          () -> {
            seconds++;
            next.run();
          });
    }
    consumer.schedulePollTask(() -> {});
    consumer.schedulePollTask(group::stop);
    group.run(() -> {});
    group.close();
  }

  private void assign(int... partitions) {
    consumer.rebalance(
        Arrays.stream(partitions)
            .mapToObj(CameraGroupTest::partition)
            .collect(Collectors.toList()));
  }

  private void put(String id, String url) {
    record(id, TOPICS.cameras().encode(camera(id, url)));
  }

  @SuppressWarnings("NullAway") // A tombstone is a null, which Kafka's types hide.
  private void remove(String id) {
    record(id, null);
  }

  @SuppressWarnings("NullAway")
  private void record(String key, byte @Nullable [] value) {
    consumer.addRecord(new ConsumerRecord<>(CAMERAS, 0, offset++, key, value));
  }

  private void status(State state, String reason) {
    statuses.clear();
    statuses.add(new CameraStatus("a", state, 0, Optional.empty(), reason, 1, 1));
  }

  private static Camera camera(String id, String url) {
    return new Camera(id, url, 8, 256, true, List.of(), Reporting.USUAL);
  }

  private static TopicPartition partition(int number) {
    return new TopicPartition(CAMERAS, number);
  }

  /** What the group has told. */
  private final class Diary implements CameraGroup.Cameras {
    final List<String> lines = new ArrayList<>();

    @Override
    public void defined(int partition, Camera camera, boolean takenOver) {
      lines.add(
          "%d %s %s%s"
              .formatted(
                  partition, camera.cameraId(), camera.url(), takenOver ? " taken over" : ""));
    }

    @Override
    public void removed(String cameraId) {
      lines.add("removed " + cameraId);
    }

    @Override
    public void released(Set<Integer> partitions) {
      lines.add("released " + new TreeSet<>(partitions));
    }

    @Override
    public void lost(Set<Integer> partitions) {
      lines.add("lost " + new TreeSet<>(partitions));
    }

    @Override
    public List<CameraStatus> statuses() {
      return statuses;
    }
  }
}
