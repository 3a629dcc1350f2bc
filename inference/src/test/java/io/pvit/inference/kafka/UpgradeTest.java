package io.pvit.inference.kafka;

import static io.pvit.inference.kafka.TestingDriver.TOPICS;
import static io.pvit.inference.network.TestingNetwork.bystander;
import static io.pvit.inference.network.TestingNetwork.walker;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.inference.network.TestingNetwork;
import io.pvit.inference.network.TestingPictures;
import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.Camera;
import io.pvit.schemas.Clock;
import io.pvit.schemas.EpochEnd;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.Point;
import io.pvit.schemas.Reporting;
import io.pvit.schemas.Zone;
import io.pvit.schemas.codec.Decoded;
import io.pvit.schemas.kafka.Topic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the version before wrote is read by this one, which goes on where that one stood. The
 * recording is of a version that was released; CONTRIBUTING.md says when it is made anew.
 */
class UpgradeTest {

  private static final Path RECORDING =
      Path.of("src", "test", "resources", "io", "pvit", "inference", "kafka", "recording.txt");
  private static final TopicPartition WINDOWS = new TopicPartition(TOPICS.windows().name(), 0);
  private static final String BEFORE = "before:";
  private static final String AFTER = "after:";
  private static final List<Topic<?>> WRITTEN =
      List.of(TOPICS.actions(), TOPICS.events(), TOPICS.now());

  private static final TestingNetwork NETWORK =
      new TestingNetwork(numbers -> List.of(walker(0.8), bystander()));

  @TempDir private static Path state;

  private final MockConsumer<byte[], byte[]> windows = nothingToRead();

  @BeforeAll
  static void makeAnewWhereAPersonAsksForIt() {
    if (Boolean.getBoolean("pvit.recording.write")) {
      write();
    }
  }

  @Test
  void everyRecordOfTheTopicsIsRead() {
    Recording recording = Recording.read(RECORDING);
    List<Topic<?>> topics = new ArrayList<>(WRITTEN);
    topics.add(TOPICS.windows());
    topics.add(TOPICS.cameras());

    for (Topic<?> topic : topics) {
      List<Recording.Line> lines = recording.part(BEFORE + topic.name());
      assertThat(lines).as(topic.name()).isNotEmpty();
      assertThat(lines)
          .filteredOn(line -> line.bytes().length > 0)
          .allSatisfy(
              line -> assertThat(topic.decode(line.bytes())).isInstanceOf(Decoded.Ok.class));
    }
  }

  @Test
  void whatIsRememberedOfTheCamerasIsReadAndTheirEventsGoOn() {
    Recording recording = Recording.read(RECORDING);
    List<Recording.Line> early = recording.part(BEFORE + TOPICS.windows().name());
    holdAgain(early);
    try (TestingDriver upgraded = new TestingDriver(state, NETWORK, 1, () -> windows)) {
      upgraded.restore(Memories.STORE, recording.entries(BEFORE + Memories.STORE));
      upgraded.restore(Definitions.STORE, recording.entries(BEFORE + Definitions.STORE));
      upgraded.skipOffsets(early.size());
      recording
          .part(AFTER + TOPICS.windows().name())
          .forEach(line -> upgraded.raw(TOPICS.windows(), line.key(), line.bytes()));

      assertThat(said(upgraded.detections(), upgraded.events()))
          .isEqualTo(
              said(
                  read(TOPICS.actions(), recording.part(AFTER + TOPICS.actions().name())),
                  read(TOPICS.events(), recording.part(AFTER + TOPICS.events().name()))))
          .anyMatch(line -> line.contains("UPDATE"))
          .anyMatch(line -> line.contains("END"))
          .noneMatch(line -> line.contains("START"));
      assertThat(upgraded.figures().lost()).isZero();
    }
  }

  private static void write() {
    Recording recording = new Recording();
    try (TestingDriver driver = new TestingDriver(state, NETWORK, 1, UpgradeTest::nothingToRead)) {
      byte[] definition = TOPICS.cameras().encode(camera());
      driver.raw(TOPICS.cameras(), "a", definition);
      recording.add(BEFORE + TOPICS.cameras().name(), "a", definition);
      for (long sequence = 0; sequence < 4; sequence++) {
        send(driver, recording, BEFORE, TestingPictures.window("a", sequence));
        send(driver, recording, BEFORE, TestingPictures.window("b", sequence));
      }
      WRITTEN.forEach(topic -> take(driver, recording, BEFORE, topic));
      recording.addAll(BEFORE + Memories.STORE, driver.store(Memories.STORE));
      recording.addAll(BEFORE + Definitions.STORE, driver.store(Definitions.STORE));
      for (long sequence = 4; sequence < 8; sequence++) {
        send(driver, recording, AFTER, TestingPictures.window("a", sequence));
      }
      send(
          driver,
          recording,
          AFTER,
          FrameWindow.endOfEpoch(
              "a", 8, 0, Clock.FILE, 125_000, EpochEnd.END_OF_INPUT, TestingPictures.timeUs(8)));
      WRITTEN.forEach(topic -> take(driver, recording, AFTER, topic));
    }
    recording.write(RECORDING);
  }

  private static Camera camera() {
    return new Camera(
        "a",
        "file:///yard.mp4",
        8,
        256,
        true,
        List.of(new Zone("ramp", List.of(new Point(0, 0.5), new Point(0.25, 1), new Point(0, 1)))),
        new Reporting(List.of(5, 14), Optional.of(200), Optional.of(1000), Optional.of(true)));
  }

  private static void send(
      TestingDriver driver, Recording recording, String part, FrameWindow window) {
    byte[] bytes = TOPICS.windows().encode(window);
    driver.raw(TOPICS.windows(), window.cameraId(), bytes);
    recording.add(part + TOPICS.windows().name(), window.cameraId(), bytes);
  }

  private static void take(TestingDriver driver, Recording recording, String part, Topic<?> topic) {
    for (TestRecord<String, byte[]> record : driver.records(topic)) {
      recording.add(
          part + topic.name(), record.key(), record.value() == null ? new byte[0] : record.value());
    }
  }

  private static MockConsumer<byte[], byte[]> nothingToRead() {
    return new MockConsumer<>(AutoOffsetResetStrategy.NONE.name());
  }

  private void holdAgain(List<Recording.Line> early) {
    windows.updateBeginningOffsets(Map.of(WINDOWS, 0L));
    windows.schedulePollTask(
        () -> {
          for (int offset = 0; offset < early.size(); offset++) {
            windows.addRecord(
                new ConsumerRecord<>(
                    WINDOWS.topic(),
                    WINDOWS.partition(),
                    offset,
                    early.get(offset).key().getBytes(UTF_8),
                    early.get(offset).bytes()));
          }
        });
  }

  private static <V> List<V> read(Topic<V> topic, List<Recording.Line> lines) {
    return lines.stream()
        .map(line -> TestingDriver.value(topic, new TestRecord<>(line.key(), line.bytes())))
        .toList();
  }

  /** Not all of it: a later version may have more to say. */
  private static List<String> said(List<ActionDetections> detections, List<ActionEvent> events) {
    List<String> said = new ArrayList<>();
    for (ActionDetections each : detections) {
      said.add(each.detectionId() + " " + each.actors());
    }
    for (ActionEvent each : events) {
      said.add(
          "%s %d %s %d %s %s"
              .formatted(
                  each.eventId(),
                  each.revision(),
                  each.type(),
                  each.timeUs(),
                  each.peakScore(),
                  each.zones()));
    }
    return said;
  }
}
