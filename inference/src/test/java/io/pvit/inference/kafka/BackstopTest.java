package io.pvit.inference.kafka;

import static io.pvit.inference.kafka.TestingDriver.TOPICS;
import static io.pvit.inference.network.TestingNetwork.bystander;
import static io.pvit.inference.network.TestingNetwork.walker;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.pvit.inference.network.TestingNetwork;
import io.pvit.inference.network.TestingPictures;
import io.pvit.model.ActorPrediction;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.Camera;
import io.pvit.schemas.EpochEnd;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.Reporting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A camera dies, and nobody says so. The shipped configuration gives it 30 s, which are ten checks
 * after the one that still finds its last window.
 */
class BackstopTest {

  private static final Duration CHECK = Duration.ofSeconds(3);
  private static final Duration SILENCE = Duration.ofSeconds(33);

  @TempDir Path state;

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
  void itsEventsEndAsThoseOfALostCameraAndAreGoneFromThePresent() {
    inference.send("a", 0, 1, 2);
    inference.records(TOPICS.now());

    inference.pass(SILENCE, CHECK);

    assertThat(inference.events())
        .extracting(ActionEvent::type, BackstopTest::reason, ActionEvent::timeUs)
        .containsExactly(
            tuple(ActionEvent.Type.START, "", 1_000_500_000L),
            tuple(ActionEvent.Type.END, "CAMERA_LOST", 1_000_500_000L));
    assertThat(inference.records(TOPICS.now()))
        .extracting(TestRecord::key, TestRecord::value)
        .containsExactly(tuple("a/0-1-0", null));
  }

  @Test
  void nothingEndsBeforeTheTimeIsOver() {
    inference.send("a", 0, 1, 2);

    inference.pass(SILENCE.minus(CHECK), CHECK);

    assertThat(reasons()).containsExactly("");
  }

  @Test
  void aWindowInBetweenBeginsTheTimeAnew() {
    inference.send("a", 0, 1, 2);
    inference.pass(SILENCE.minus(CHECK), CHECK);
    inference.send("a", 3);

    inference.pass(SILENCE.minus(CHECK), CHECK);
    assertThat(reasons()).containsExactly("");

    inference.pass(CHECK, CHECK);
    assertThat(reasons()).containsExactly("CAMERA_LOST");
  }

  @Test
  void othersThatGoOnAreNoHelpToItAndLoseNothing() {
    inference.send("a", 0, 1, 2);
    for (long sequence = 0; sequence < 15; sequence++) {
      inference.send("b", sequence);
      inference.pass(CHECK, CHECK);
    }

    assertThat(inference.events())
        .filteredOn(event -> event.type() == ActionEvent.Type.END)
        .extracting(ActionEvent::cameraId, BackstopTest::reason)
        .containsExactly(tuple("a", "CAMERA_LOST"));
  }

  @Test
  void windowsThatWaitToBeReadAreNoSilence() {
    inference.send("a", 0, 1, 2);
    inference.backlog().is(500, 100);

    inference.pass(SILENCE.multipliedBy(3), CHECK);
    assertThat(reasons()).containsExactly("");

    inference.backlog().is(900, 499);
    inference.send("a", 3);
    inference.backlog().is(900, 500);
    inference.pass(SILENCE, CHECK);
    assertThat(reasons()).isEmpty();

    inference.backlog().is(900, 900);
    inference.pass(CHECK, CHECK);
    assertThat(reasons()).containsExactly("CAMERA_LOST");
  }

  @Test
  void onlyWhatWasThereWhenTheTimeWasOverIsWaitedFor() {
    inference.send("a", 0, 1, 2);
    inference.backlog().is(500, 100);
    inference.pass(SILENCE, CHECK);

    inference.backlog().is(9_000, 500);
    inference.pass(CHECK, CHECK);

    assertThat(reasons()).containsExactly("", "CAMERA_LOST");
  }

  @Test
  void aBrokerThatDoesNotSayWhereTheTopicEndsEndsNothing() {
    inference.send("a", 0, 1, 2);
    inference.backlog().isUnknown();

    inference.pass(SILENCE.multipliedBy(3), CHECK);

    assertThat(reasons()).containsExactly("");
  }

  @Test
  void howeverManyAreSilentTheBrokerIsAskedOnceACheck() {
    inference.send("a", 0, 1, 2);
    inference.send("b", 0, 1, 2);
    inference.send("c", 0, 1, 2);

    inference.pass(SILENCE, CHECK);

    assertThat(inference.backlog().questions()).isEqualTo(1);
    assertThat(reasons()).filteredOn("CAMERA_LOST"::equals).hasSize(3);
  }

  @Test
  void theBrokerIsAskedBeforeAnythingIsWritten() {
    inference.send("a", 0, 1, 2);
    inference.send("b", 0, 1, 2);
    inference.pass(SILENCE.minus(CHECK), CHECK);
    inference.send("a", 3);
    Map<String, byte[]> before = inference.memories();
    inference.backlog().isBroken();

    assertThatThrownBy(() -> inference.pass(CHECK, CHECK)).hasStackTraceContaining("is broken");

    assertThat(inference.memories()).containsExactlyEntriesOf(before);
  }

  @Test
  void whereNothingGoesOnThePicturesAreNotKept() {
    try (TestingDriver calm = driverThatSees(bystander())) {
      calm.send("a", 0, 1);
      calm.pass(SILENCE, CHECK);

      hold(1, TestingPictures.window("a", 1));
      calm.send("a", 2);

      assertThat(calm.figures().reread()).isEqualTo(1);
      assertThat(calm.keySequences()).containsExactly(1L, 2L);
    }
  }

  @Test
  void aClockThatJumpsAheadEndsNothing() {
    inference.send("a", 0, 1, 2);

    inference.pass(Duration.ofHours(1), Duration.ofHours(1));

    assertThat(reasons()).containsExactly("");
  }

  @Test
  void theNextInstanceGoesOnWithTheTimeOfTheOneBefore() {
    inference.send("a", 0, 1, 2);
    inference.pass(Duration.ofSeconds(18), CHECK);
    Map<String, byte[]> memories = inference.memories();

    try (TestingDriver second = driver()) {
      second.restore(memories);
      second.pass(Duration.ofSeconds(12), CHECK);
      assertThat(second.events()).isEmpty();

      second.pass(CHECK, CHECK);
      assertThat(second.events())
          .extracting(ActionEvent::eventId, BackstopTest::reason)
          .containsExactly(tuple("a/0-1-0/14/1/cccccccccccc", "CAMERA_LOST"));
    }
  }

  @Test
  void theMarkerThatComesAfterwardsEndsNothingASecondTime() {
    inference.send("a", 0, 1, 2);
    inference.pass(SILENCE, CHECK);

    inference.sendMarker("a", 3, EpochEnd.READER_LOST);
    inference.pass(SILENCE, CHECK);

    assertThat(reasons()).containsExactly("", "CAMERA_LOST");
  }

  @Test
  void whatGoesOnAfterwardsAreOtherEvents() {
    inference.send("a", 0, 1, 2);
    inference.pass(SILENCE, CHECK);

    hold(2, TestingPictures.window("a", 2));
    inference.send("a", 3, 4);
    inference.sendMarker("a", 5, EpochEnd.END_OF_INPUT);

    assertThat(inference.events())
        .extracting(ActionEvent::eventId, BackstopTest::reason)
        .containsExactly(
            tuple("a/0-1-0/14/1/cccccccccccc", ""),
            tuple("a/0-1-0/14/1/cccccccccccc", "CAMERA_LOST"),
            tuple("a/0-1-0/14/3/cccccccccccc", ""),
            tuple("a/0-1-0/14/3/cccccccccccc", "END_OF_INPUT"));
  }

  @Test
  void ofAPausedCameraTheEventsThatItsLastWindowsBeganEndAsPaused() {
    Camera paused = new Camera("a", "rtsp://camera/1", 8, 256, false, List.of(), Reporting.USUAL);
    inference.raw(TOPICS.cameras(), "a", TOPICS.cameras().encode(paused));
    inference.send("a", 0, 1, 2);

    inference.pass(SILENCE, CHECK);

    assertThat(reasons()).containsExactly("", "CAMERA_PAUSED");
  }

  private List<String> reasons() {
    return inference.events().stream().map(BackstopTest::reason).toList();
  }

  private static String reason(ActionEvent event) {
    return event.endReason().map(Enum::name).orElse("");
  }

  private TestingDriver driver() {
    return driverThatSees(walker(0.8));
  }

  private TestingDriver driverThatSees(ActorPrediction person) {
    return new TestingDriver(state, new TestingNetwork(numbers -> List.of(person)), 1, () -> topic);
  }

  /** The pictures of a lost camera are not kept in memory; its next clip reads them again. */
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
