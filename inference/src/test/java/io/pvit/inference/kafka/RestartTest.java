package io.pvit.inference.kafka;

import static io.pvit.inference.kafka.TestingDriver.TOPICS;
import static io.pvit.inference.network.TestingNetwork.walker;
import static io.pvit.inference.network.TestingPictures.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pvit.inference.network.TestingNetwork;
import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.EpochEnd;
import io.pvit.schemas.FrameWindow;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One instance takes over from another: it has the changelog, and the windows are in the topic. */
class RestartTest {

  private static final TopicPartition WINDOWS = new TopicPartition(TOPICS.windows().name(), 0);

  @TempDir Path state;

  private final List<List<Integer>> seen = new ArrayList<>();
  private final TestingNetwork network =
      new TestingNetwork(
          numbers -> {
            seen.add(numbers);
            return List.of(walker(0.8));
          });
  private final MockConsumer<byte[], byte[]> topic =
      new MockConsumer<>(AutoOffsetResetStrategy.NONE.name());

  @Test
  void theFirstClipAfterwardsHasThePicturesOfBefore() {
    hold(0, record(0, window("a", 0)), record(1, window("a", 1)));
    Map<String, byte[]> memories = memoriesAfter(0, 1);

    try (TestingDriver second = driver()) {
      second.restore(memories);
      second.skipOffsets(8);
      second.send("a", 2, 3);

      assertThat(second.keySequences()).containsExactly(2L, 3L);
      assertThat(second.figures().reread()).isEqualTo(1);
    }
    assertThat(seen).containsExactly(List.of(0, 0, 1, 1), List.of(1, 1, 2, 2), List.of(2, 2, 3, 3));
    assertThat(topic.closed()).isTrue();
  }

  @Test
  void otherCamerasWindowsInBetweenAreNotTaken() {
    hold(
        0,
        record(0, window("a", 0)),
        record(1, window("a", 1)),
        record(2, window("b", 9)),
        record(3, window("b", 10)));
    Map<String, byte[]> memories = memoriesAfter(0, 1);

    try (TestingDriver second = driver()) {
      second.restore(memories);
      second.skipOffsets(8);
      second.send("a", 2);

      assertThat(second.keySequences()).containsExactly(2L);
    }
    assertThat(seen).endsWith(List.of(1, 1, 2, 2));
  }

  @Test
  void windowsThatRetentionTookAreAGap() {
    hold(5, record(5, window("b", 0)));
    Map<String, byte[]> memories = memoriesAfter(0, 1);

    try (TestingDriver second = driver()) {
      second.restore(memories);
      second.skipOffsets(8);
      second.send("a", 2, 3);

      assertThat(second.keySequences()).containsExactly(3L);
      assertThat(second.figures().lost()).isEqualTo(1);
    }
  }

  @Test
  void windowsOfAnotherCameraAtThoseOffsetsAreAGap() {
    hold(0, record(1, window("b", 1)));
    Map<String, byte[]> memories = memoriesAfter(0, 1);

    try (TestingDriver second = driver()) {
      second.restore(memories);
      second.skipOffsets(8);
      second.send("a", 2, 3);

      assertThat(second.keySequences()).containsExactly(3L);
    }
  }

  @Test
  void anotherWindowOfTheCameraAtThoseOffsetsIsAGap() {
    hold(0, record(1, window("a", 0)));
    Map<String, byte[]> memories = memoriesAfter(0, 1);

    try (TestingDriver second = driver()) {
      second.restore(memories);
      second.skipOffsets(8);
      second.send("a", 2, 3);

      assertThat(second.keySequences()).containsExactly(3L);
    }
  }

  @Test
  void ofACameraThatIsRemovedNoPictureIsKept() {
    hold(0, record(2, window("a", 2)));
    try (TestingDriver inference = driver()) {
      inference.send("a", 0, 1, 2);
      inference.raw(TOPICS.cameras(), "a", null);
      inference.send("a", 3);

      assertThat(inference.figures().reread()).isEqualTo(1);
      assertThat(inference.keySequences()).containsExactly(1L, 2L, 3L);
    }
  }

  @Test
  void aTaskRevivedAfterAnAbortForgetsThePicturesOfWhatWasAborted() {
    hold(0, record(10, window("a", 0)));
    try (TestingShared shared = new TestingShared(state, network, 1, () -> topic)) {
      WindowProcessor processor =
          new WindowProcessor(
              shared.parts(), new HeldPictures.ByTask(shared.parts()), new Random(1));
      MockProcessorContext<String, byte[]> context = new MockProcessorContext<>();
      KeyValueStore<String, byte[]> store = store(context, Memories.STORE);
      store(context, Definitions.STORE);
      processor.init(context);
      process(processor, context, 10, window("a", 0));
      byte[] committed = store.get("a");
      process(processor, context, 11, window("a", 1));
      context.resetForwards();

      store.put("a", committed);
      processor.init(context);
      process(processor, context, 11, window("a", 1));

      assertThat(context.forwarded()).hasSize(1);
      assertThat(shared.parts().meters().figures().reread()).isEqualTo(1);
      assertThat(seen).containsExactly(List.of(0, 0, 1, 1), List.of(0, 0, 1, 1));
    }
  }

  @Test
  void aTaskRevivedAfterAnAbortLooksForSilenceNoMoreOftenThanBefore() {
    try (TestingShared shared = new TestingShared(state, network, 1, () -> topic)) {
      WindowProcessor processor =
          new WindowProcessor(
              shared.parts(), new HeldPictures.ByTask(shared.parts()), new Random(1));
      MockProcessorContext<String, byte[]> context = new MockProcessorContext<>();
      store(context, Memories.STORE);
      store(context, Definitions.STORE);

      processor.init(context);
      processor.init(context);

      assertThat(context.scheduledPunctuators())
          .extracting(MockProcessorContext.CapturedPunctuator::cancelled)
          .containsExactly(true, false);
    }
  }

  @Test
  void theDefinitionOfACameraIsLookedUpOnceAWindow() {
    AtomicInteger lookups = new AtomicInteger();
    try (TestingShared shared = new TestingShared(state, network, 1, () -> topic)) {
      WindowProcessor processor =
          new WindowProcessor(
              shared.parts(), new HeldPictures.ByTask(shared.parts()), new Random(1));
      MockProcessorContext<String, byte[]> context = new MockProcessorContext<>();
      store(context, Memories.STORE);
      context.addStateStore(counting(store(context, Definitions.STORE), lookups));
      processor.init(context);

      process(processor, context, 10, window("a", 0));
      process(processor, context, 11, window("a", 1));
    }
    assertThat(lookups).hasValue(2);
  }

  private static KeyValueStore<?, ?> counting(KeyValueStore<?, ?> store, AtomicInteger gets) {
    return (KeyValueStore<?, ?>)
        Proxy.newProxyInstance(
            RestartTest.class.getClassLoader(),
            new Class<?>[] {KeyValueStore.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("get")) {
                gets.incrementAndGet();
              }
              return method.invoke(store, arguments);
            });
  }

  private static KeyValueStore<String, byte[]> store(
      MockProcessorContext<?, ?> context, String name) {
    KeyValueStore<String, byte[]> store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    context.addStateStore(store);
    return store;
  }

  private static void process(
      WindowProcessor processor,
      MockProcessorContext<?, ?> context,
      long offset,
      FrameWindow window) {
    context.setRecordMetadata(WINDOWS.topic(), WINDOWS.partition(), offset);
    processor.process(new Record<>(window.cameraId(), TOPICS.windows().encode(window), 1_000_000));
  }

  @Test
  void aMissingOffsetIsAGap() {
    hold(0, record(2, window("b", 1)));
    Map<String, byte[]> memories = memoriesAfter(0, 1);

    try (TestingDriver second = driver()) {
      second.restore(memories);
      second.skipOffsets(8);
      second.send("a", 2, 3);

      assertThat(second.keySequences()).containsExactly(3L);
    }
  }

  @Test
  void windowsSeenBeforeTheRestartAreStillDuplicates() {
    Map<String, byte[]> memories = memoriesAfter(0, 1);

    try (TestingDriver second = driver()) {
      second.restore(memories);
      second.skipOffsets(8);
      second.send("a", 0, 1);

      assertThat(second.keySequences()).isEmpty();
      assertThat(second.figures().duplicates()).isEqualTo(2);
    }
  }

  @Test
  void windowsOfATopicThatWasMadeAnewAreANewStream() {
    Map<String, byte[]> memories = memoriesAfter(5, 6, 7);

    try (TestingDriver second = driver()) {
      second.restore(memories);
      second.send("a", 0, 1, 2);

      assertThat(second.keySequences()).containsExactly(1L, 2L);
      assertThat(second.events())
          .extracting(
              ActionEvent::trackId,
              ActionEvent::type,
              event -> event.endReason().map(Enum::name).orElse(""))
          .containsExactly(
              tuple("0-6-0", ActionEvent.Type.END, "CAMERA_LOST"),
              tuple("0-1-0", ActionEvent.Type.START, ""));
      assertThat(second.figures().duplicates()).isZero();
    }
  }

  @Test
  void detectionsAndEventsAreThoseOfAnUninterruptedRun() {
    List<String> uninterrupted;
    try (TestingDriver only = driver()) {
      only.send("a", 0, 1, 2, 3, 4, 5, 6);
      only.sendMarker("a", 7, EpochEnd.END_OF_INPUT);
      uninterrupted = said(only);
    }
    List<String> interrupted = new ArrayList<>();
    Map<String, byte[]> memories;
    try (TestingDriver first = driver()) {
      first.send("a", 0, 1, 2, 3);
      interrupted.addAll(said(first));
      memories = first.memories();
    }
    hold(0, record(3, window("a", 3)));
    try (TestingDriver second = driver()) {
      second.restore(memories);
      second.skipOffsets(8);
      second.send("a", 4, 5, 6);
      second.sendMarker("a", 7, EpochEnd.END_OF_INPUT);
      interrupted.addAll(said(second));
    }

    assertThat(interrupted).containsExactlyInAnyOrderElementsOf(uninterrupted).hasSize(9);
  }

  private Map<String, byte[]> memoriesAfter(long... sequences) {
    try (TestingDriver first = driver()) {
      first.send("a", sequences);
      return first.memories();
    }
  }

  private static List<String> said(TestingDriver driver) {
    List<String> said = new ArrayList<>();
    for (ActionDetections each : driver.detections()) {
      said.add(each.detectionId() + " " + each.actors());
    }
    for (ActionEvent each : driver.events()) {
      said.add(
          "%s %d %s %s %s"
              .formatted(
                  each.eventId(), each.revision(), each.type(), each.timeUs(), each.peakScore()));
    }
    return said;
  }

  private TestingDriver driver() {
    return new TestingDriver(state, network, 1, () -> topic);
  }

  @SafeVarargs
  private void hold(long from, ConsumerRecord<byte[], byte[]>... records) {
    topic.updateBeginningOffsets(Map.of(WINDOWS, from));
    topic.schedulePollTask(
        () -> {
          for (ConsumerRecord<byte[], byte[]> record : records) {
            topic.addRecord(record);
          }
        });
  }

  private static ConsumerRecord<byte[], byte[]> record(long offset, FrameWindow window) {
    return new ConsumerRecord<>(
        WINDOWS.topic(),
        WINDOWS.partition(),
        offset,
        window.cameraId().getBytes(java.nio.charset.StandardCharsets.UTF_8),
        TOPICS.windows().encode(window));
  }
}
