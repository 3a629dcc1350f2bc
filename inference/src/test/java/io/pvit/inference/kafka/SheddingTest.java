package io.pvit.inference.kafka;

import static io.pvit.inference.kafka.TestingDriver.NOW;
import static io.pvit.inference.kafka.TestingDriver.TOPICS;
import static io.pvit.inference.network.TestingNetwork.walker;
import static io.pvit.inference.network.TestingPictures.timeUs;
import static io.pvit.inference.network.TestingPictures.window;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pvit.inference.network.TestingNetwork;
import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.Camera;
import io.pvit.schemas.CameraDelay;
import io.pvit.schemas.CoverageSpan;
import io.pvit.schemas.EpochEnd;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.OverloadPolicy;
import io.pvit.schemas.Reporting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Inference cannot keep up. By the shipped configuration a camera is overloaded beyond 10 s and
 * until 3 s; a window has 250 ms of pictures.
 */
class SheddingTest {

  private static final long LATE_MS = 12_000;
  private static final long WINDOW_US = 250_000;

  @TempDir Path state;

  private final List<List<Integer>> seen = new ArrayList<>();
  private final MockConsumer<byte[], byte[]> topic =
      new MockConsumer<>(AutoOffsetResetStrategy.NONE.name());
  private TestingDriver inference;

  @BeforeEach
  void open() {
    inference = driver();
  }

  @AfterEach
  void close() {
    inference.close();
  }

  @Test
  void whoBlocksIsWatchedWhole() {
    define("a", OverloadPolicy.BLOCK);
    send("a", 0, 5, LATE_MS);

    assertThat(inference.keySequences()).containsExactly(1L, 2L, 3L, 4L);
    assertThat(inference.written(TOPICS.coverage())).isEmpty();
  }

  @Test
  void thinnedClipsAreWatchedByTurnsAndEachSpanBetweenThemIsOnCoverage() {
    define("a", OverloadPolicy.THIN);
    send("a", 0, 7, LATE_MS);

    assertThat(inference.keySequences()).containsExactly(2L, 4L, 6L);
    assertThat(inference.written(TOPICS.coverage()))
        .containsExactly(shed(1, 1), shed(3, 3), shed(5, 5));
    assertThat(seen)
        .as("the pictures of a window whose clip was shed are there")
        .containsExactly(List.of(1, 1, 2, 2), List.of(3, 3, 4, 4), List.of(5, 5, 6, 6));
    assertThat(inference.figures().reread()).isZero();
    assertThat(inference.figures().shed()).isEqualTo(3);
  }

  @Test
  void theOldestAreDroppedUntilTheRecentComeAndAreOneSpan() {
    define("a", OverloadPolicy.DROP_OLDEST);
    send("a", 0, 4, LATE_MS);
    send("a", 4, 6, 3_001);
    send("a", 6, 8, 3_000);

    assertThat(inference.keySequences()).containsExactly(6L, 7L);
    assertThat(inference.written(TOPICS.coverage())).containsExactly(shed(1, 5));
    assertThat(seen).startsWith(List.of(5, 5, 6, 6));
  }

  @Test
  void whatIsShedAndWhatIsWatchedAddUpToWhatCame() {
    define("a", OverloadPolicy.THIN);
    define("b", OverloadPolicy.DROP_OLDEST);
    for (int sequence = 0; sequence < 20; sequence++) {
      long behindMs = sequence % 7 < 3 ? LATE_MS : 2_000;
      send("a", sequence, sequence + 1, behindMs);
      send("b", sequence, sequence + 1, behindMs);
    }
    inference.sendMarker("a", 20, EpochEnd.END_OF_INPUT);
    inference.sendMarker("b", 20, EpochEnd.END_OF_INPUT);

    List<ActionDetections> watched = inference.detections();
    List<CoverageSpan> spans = inference.written(TOPICS.coverage());
    for (String camera : List.of("a", "b")) {
      long clips = watched.stream().filter(it -> it.cameraId().equals(camera)).count();
      long shedUs =
          spans.stream()
              .filter(it -> it.cameraId().equals(camera))
              .mapToLong(it -> it.toUs() - it.fromUs())
              .sum();
      assertThat(clips).isBetween(5L, 18L);
      assertThat(clips * WINDOW_US + shedUs).as(camera).isEqualTo(19 * WINDOW_US);
    }
  }

  @Test
  void aShedClipSaysNothingOfThePersonSoNothingEndsAndTheTrackIsKept() {
    define("a", OverloadPolicy.DROP_OLDEST);
    send("a", 0, 3, 0);
    send("a", 3, 13, LATE_MS);
    send("a", 13, 15, 0);

    assertThat(inference.detections())
        .extracting(ActionDetections::keySequence, each -> each.actors().get(0).trackId())
        .containsExactly(
            tuple(1L, "0-1-0"), tuple(2L, "0-1-0"), tuple(13L, "0-1-0"), tuple(14L, "0-1-0"));
    assertThat(inference.events())
        .extracting(ActionEvent::type)
        .containsExactly(ActionEvent.Type.START);
  }

  @Test
  void clipsWithoutThePersonStillCountWhereThoseBetweenThemAreShed() {
    define("a", OverloadPolicy.THIN);
    send("a", 0, 3, 0);
    // From 20 on nobody is there; every second is watched, and after three the person is gone.
    skipTo("a", 20, 28);

    assertThat(inference.events())
        .extracting(event -> event.endReason().map(Enum::name).orElse(""))
        .containsExactly("", "ACTOR_LEFT");
  }

  @Test
  void whatNobodyLookedAtForLongerThanACameraMayBeSilentIsLost() {
    define("a", OverloadPolicy.DROP_OLDEST);
    send("a", 0, 3, 0);
    sendShed("a", 3, 120);
    assertThat(reasons()).containsExactly("");

    sendShed("a", 123, 3);

    assertThat(reasons()).containsExactly("CAMERA_LOST");
    send("a", 126, 128, 0);
    assertThat(inference.written(TOPICS.coverage())).containsExactly(shed(3, 125));
    assertThat(inference.detections())
        .extracting(each -> each.actors().get(0).trackId())
        .containsExactly("0-1-0", "0-1-0", "0-126-0", "0-126-0");
  }

  @Test
  void theNextInstanceGoesOnWithTheSpanOfTheOneBefore() {
    define("a", OverloadPolicy.DROP_OLDEST);
    send("a", 0, 4, LATE_MS);
    assertThat(inference.written(TOPICS.coverage())).isEmpty();
    Map<String, byte[]> memories = inference.memories();

    try (TestingDriver second = driver()) {
      second.restore(memories);
      second.raw(
          TOPICS.cameras(), "a", TOPICS.cameras().encode(defined("a", OverloadPolicy.DROP_OLDEST)));
      second.skipOffsets(8);
      second.send(late("a", 4, LATE_MS));
      second.send(late("a", 5, 0));

      assertThat(second.keySequences()).containsExactly(5L);
      assertThat(second.written(TOPICS.coverage())).containsExactly(shed(1, 4));
    }
  }

  @Test
  void theMarkerOfAnEpochEndsItsSpan() {
    define("a", OverloadPolicy.DROP_OLDEST);
    send("a", 0, 4, LATE_MS);
    inference.sendMarker("a", 4, EpochEnd.CAMERA_LOST);

    assertThat(inference.written(TOPICS.coverage())).containsExactly(shed(1, 3));
  }

  @Test
  void theSpanOfACameraThatSendsNoMoreIsWrittenAfterASilence() {
    define("a", OverloadPolicy.DROP_OLDEST);
    send("a", 0, 4, LATE_MS);

    inference.pass(Duration.ofSeconds(33), Duration.ofSeconds(3));
    inference.pass(Duration.ofSeconds(66), Duration.ofSeconds(3));

    assertThat(inference.written(TOPICS.coverage())).containsExactly(shed(1, 3));
  }

  @Test
  void theSpanOfACameraThatIsRemovedIsWritten() {
    define("a", OverloadPolicy.DROP_OLDEST);
    send("a", 0, 4, LATE_MS);
    inference.raw(TOPICS.cameras(), "a", null);

    assertThat(inference.written(TOPICS.coverage())).containsExactly(shed(1, 3));
  }

  @Test
  void theCamerasBesideAFloodAreWatchedWholeThoughTheyAreAsLate() {
    define("flooding", OverloadPolicy.THIN);
    define("calm", OverloadPolicy.THIN);
    send("flooding", 0, 50, LATE_MS);
    inference.written(TOPICS.coverage());
    inference.detections();

    for (int sequence = 0; sequence < 10; sequence++) {
      send("flooding", 50 + sequence, 51 + sequence, LATE_MS);
      send("calm", sequence, sequence + 1, LATE_MS);
    }

    assertThat(inference.detections())
        .filteredOn(it -> it.cameraId().equals("calm"))
        .extracting(ActionDetections::keySequence)
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    assertThat(inference.written(TOPICS.coverage()))
        .isNotEmpty()
        .allMatch(it -> it.cameraId().equals("flooding"));
  }

  @Test
  void theBoardTellsHowFarEachCameraIsBehind() {
    define("a", OverloadPolicy.THIN);
    send("a", 0, 4, LATE_MS);
    send("b", 0, 2, 40);

    assertThat(inference.delays())
        .containsExactly(
            new CameraDelay("a", LATE_MS, nowUs(), 1, 2, true),
            new CameraDelay("b", 40, nowUs(), 1, 0, false));
  }

  private List<String> reasons() {
    return inference.events().stream()
        .map(event -> event.endReason().map(Enum::name).orElse(""))
        .toList();
  }

  private void define(String cameraId, OverloadPolicy policy) {
    inference.raw(TOPICS.cameras(), cameraId, TOPICS.cameras().encode(defined(cameraId, policy)));
  }

  private static Camera defined(String cameraId, OverloadPolicy policy) {
    return new Camera(
        cameraId,
        "rtsp://a",
        8,
        256,
        true,
        List.of(),
        Reporting.USUAL,
        Optional.of(policy),
        Optional.empty());
  }

  private void send(String cameraId, int from, int to, long behindMs) {
    for (int sequence = from; sequence < to; sequence++) {
      inference.send(late(cameraId, sequence, behindMs));
    }
  }

  /** Windows whose pictures nobody will look at. */
  private void sendShed(String cameraId, int from, int count) {
    for (int sequence = from; sequence < from + count; sequence++) {
      inference.send(late(sequenced(cameraId, sequence, 0), LATE_MS));
    }
  }

  /** The windows that follow, with the pictures of later ones. */
  private void skipTo(String cameraId, int picture, int until) {
    for (int number = picture; number < until; number++) {
      inference.send(late(sequenced(cameraId, 3 + number - picture, number % 4 + 20), LATE_MS));
    }
  }

  private static FrameWindow sequenced(String cameraId, long sequence, int picture) {
    FrameWindow pictured = window(cameraId, picture);
    return new FrameWindow(
        cameraId,
        sequence,
        0,
        false,
        pictured.clock(),
        0,
        pictured.frameIntervalUs(),
        pictured.width(),
        pictured.height(),
        pictured.codec(),
        window(cameraId, 0).frames().stream()
            .map(
                frame ->
                    new io.pvit.schemas.Frame(
                        frame.captureTimeUs() + sequence * WINDOW_US,
                        pictured.frames().get(0).payload()))
            .toList(),
        Optional.empty(),
        0);
  }

  private static FrameWindow late(String cameraId, long sequence, long behindMs) {
    return late(
        sequence < 20 ? window(cameraId, sequence) : sequenced(cameraId, sequence, 1), behindMs);
  }

  private static FrameWindow late(FrameWindow window, long behindMs) {
    return new FrameWindow(
        window.cameraId(),
        window.sequence(),
        window.streamEpoch(),
        window.discontinuity(),
        window.clock(),
        window.clockUncertaintyUs(),
        window.frameIntervalUs(),
        window.width(),
        window.height(),
        window.codec(),
        window.frames(),
        window.end(),
        nowUs() - behindMs * 1000);
  }

  private static CoverageSpan shed(long first, long last) {
    return new CoverageSpan(
        "a",
        CoverageSpan.Stage.INFERENCE,
        false,
        CoverageSpan.Reason.SHED,
        "inference could not keep up: %d clips were not watched".formatted(last - first + 1),
        timeUs(first),
        timeUs(last) + WINDOW_US);
  }

  private static long nowUs() {
    return NOW.toEpochMilli() * 1000;
  }

  private TestingDriver driver() {
    hold(4, window("a", 4));
    return new TestingDriver(
        state,
        new TestingNetwork(
            numbers -> {
              seen.add(numbers);
              return numbers.get(0) < 20 ? List.of(walker(0.8)) : List.of();
            }),
        1,
        () -> topic);
  }

  private void hold(long offset, FrameWindow window) {
    TopicPartition place = new TopicPartition(TOPICS.windows().name(), 0);
    topic.updateBeginningOffsets(Map.of(place, 0L));
    topic.schedulePollTask(
        () ->
            topic.addRecord(
                new ConsumerRecord<>(
                    place.topic(),
                    place.partition(),
                    offset,
                    window.cameraId().getBytes(UTF_8),
                    TOPICS.windows().encode(window))));
  }
}
