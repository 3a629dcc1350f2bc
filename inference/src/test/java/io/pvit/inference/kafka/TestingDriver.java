package io.pvit.inference.kafka;

import io.pvit.inference.InferenceFigures;
import io.pvit.inference.network.ActionNetwork;
import io.pvit.inference.network.TestingPictures;
import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.CameraDelay;
import io.pvit.schemas.Clock;
import io.pvit.schemas.EpochEnd;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.kafka.Cluster;
import io.pvit.schemas.kafka.Topic;
import io.pvit.schemas.kafka.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The topology without a broker: what goes in and out, by topic. */
final class TestingDriver implements AutoCloseable {

  static final Topics TOPICS = new Topics("pvit", Optional.empty());
  static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final TestingShared shared;
  private final TopologyTestDriver driver;

  TestingDriver(
      Path stateDirectory,
      ActionNetwork network,
      int streamPartitions,
      Supplier<Consumer<byte[], byte[]>> rereading) {
    shared = new TestingShared(stateDirectory, network, streamPartitions, rereading);
    driver =
        new TopologyTestDriver(
            InferenceTopology.of(shared.parts()),
            StreamsProperties.of(shared.config(), new Cluster("nowhere:9092", Map.of())),
            NOW);
  }

  /** Windows of epoch 0 that fit, by their sequence. */
  void send(String cameraId, long... sequences) {
    for (long sequence : sequences) {
      send(TestingPictures.window(cameraId, sequence));
    }
  }

  void send(FrameWindow window) {
    raw(TOPICS.windows(), window.cameraId(), TOPICS.windows().encode(window));
  }

  /** Lets the next window lie at an offset higher by that much. */
  void skipOffsets(int count) {
    for (int i = 0; i < count; i++) {
      raw(TOPICS.windows(), null, null);
    }
  }

  void sendMarker(String cameraId, long sequence, EpochEnd reason) {
    send(
        FrameWindow.endOfEpoch(
            cameraId, sequence, 0, Clock.FILE, 125_000, reason, TestingPictures.timeUs(sequence)));
  }

  void raw(Topic<?> topic, @Nullable String key, byte @Nullable [] value) {
    input(topic).pipeInput(new TestRecord<>(key, value, NOW));
  }

  TestInputTopic<String, byte[]> input(Topic<?> topic) {
    return driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer());
  }

  /** What was written since the last call. */
  List<TestRecord<String, byte[]>> records(Topic<?> topic) {
    return driver
        .createOutputTopic(topic.name(), new StringDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  <V> List<V> written(Topic<V> topic) {
    return records(topic).stream().map(record -> value(topic, record)).toList();
  }

  static <V> V value(Topic<V> topic, TestRecord<String, byte[]> record) {
    return topic
        .decode(record.value())
        .fold(
            value -> value,
            reason -> {
              throw new AssertionError(reason);
            });
  }

  List<ActionDetections> detections() {
    return written(TOPICS.actions());
  }

  List<Long> keySequences() {
    return detections().stream().map(ActionDetections::keySequence).toList();
  }

  List<ActionEvent> events() {
    return written(TOPICS.events());
  }

  /** What the broker says is still to be read. */
  TestingBacklog backlog() {
    return shared.backlog();
  }

  /** Lets the clock go on in steps, as it does. */
  void pass(Duration time, Duration step) {
    for (Duration left = time; left.compareTo(Duration.ZERO) > 0; left = left.minus(step)) {
      driver.advanceWallClockTime(step);
    }
  }

  InferenceFigures figures() {
    return shared.parts().meters().figures();
  }

  /** How far behind each camera is. */
  List<CameraDelay> delays() {
    return shared.parts().meters().delays().delays(NOW.toEpochMilli() * 1000);
  }

  /** What another instance finds in the changelog. */
  Map<String, byte[]> memories() {
    Map<String, byte[]> memories = new java.util.TreeMap<>();
    try (var entries = driver.<String, byte[]>getKeyValueStore(Memories.STORE).all()) {
      entries.forEachRemaining(entry -> memories.put(entry.key, entry.value));
    }
    return memories;
  }

  void restore(Map<String, byte[]> memories) {
    memories.forEach(driver.<String, byte[]>getKeyValueStore(Memories.STORE)::put);
  }

  @Override
  public void close() {
    driver.close();
    shared.close();
  }
}
