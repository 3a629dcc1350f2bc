package io.pvit.inference.kafka;

import static io.pvit.inference.kafka.TestingDriver.NOW;
import static io.pvit.inference.kafka.TestingDriver.TOPICS;
import static io.pvit.inference.network.TestingNetwork.bystander;
import static io.pvit.inference.network.TestingNetwork.walker;
import static io.pvit.inference.network.TestingPictures.jpeg;
import static io.pvit.inference.network.TestingPictures.sized;
import static io.pvit.inference.network.TestingPictures.timeUs;
import static io.pvit.inference.network.TestingPictures.window;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.pvit.inference.network.TestingNetwork;
import io.pvit.model.ActorPrediction;
import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.Box;
import io.pvit.schemas.Camera;
import io.pvit.schemas.CoverageSpan;
import io.pvit.schemas.DeadLetter;
import io.pvit.schemas.DetectedActor;
import io.pvit.schemas.EpochEnd;
import io.pvit.schemas.Evidence;
import io.pvit.schemas.Frame;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.Point;
import io.pvit.schemas.PresentState;
import io.pvit.schemas.Reporting;
import io.pvit.schemas.ScoredAction;
import io.pvit.schemas.StageStamps;
import io.pvit.schemas.Zone;
import io.pvit.schemas.codec.Format;
import io.pvit.schemas.codec.RecordCodec;
import io.pvit.schemas.kafka.Partitions;
import io.pvit.schemas.kafka.TraceParent;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferenceTopologyTest {

  @TempDir Path state;

  private final List<List<Integer>> seen = Collections.synchronizedList(new ArrayList<>());
  private final TestingNetwork network =
      new TestingNetwork(
          numbers -> {
            seen.add(numbers);
            return numbers.get(0) < 20 ? List.of(walker(0.8)) : List.<ActorPrediction>of();
          });
  private TestingDriver inference;

  @BeforeEach
  void open() {
    inference = driver(1);
  }

  @AfterEach
  void close() {
    inference.close();
  }

  @Nested
  class Clips {

    @Test
    void slideOverTheWindowsOfEachCamera() {
      inference.send("a", 0, 1);
      inference.send("b", 5);
      inference.send("a", 2);
      inference.send("b", 6);

      assertThat(inference.detections())
          .extracting(ActionDetections::cameraId, ActionDetections::keySequence)
          .containsExactly(tuple("a", 1L), tuple("a", 2L), tuple("b", 6L));
      assertThat(seen)
          .containsExactly(List.of(0, 0, 1, 1), List.of(1, 1, 2, 2), List.of(5, 5, 6, 6));
    }

    @Test
    void neverSpanAGap() {
      inference.send("a", 0, 1, 3, 4);

      assertThat(inference.keySequences()).containsExactly(1L, 4L);
    }

    @Test
    void neverSpanTwoEpochs() {
      inference.send("a", 0, 1);
      inference.sendMarker("a", 2, EpochEnd.CAMERA_LOST);
      inference.send(window("a", 3, 1, 2));
      inference.send(window("a", 4, 1, 2));

      assertThat(inference.keySequences()).containsExactly(1L, 4L);
    }

    @Test
    void neverSpanAChangeOfSize() {
      inference.send("a", 0, 1);
      inference.send(window("a", 2, 0, sized(2, 2, 24, 24), 24, 24));
      inference.send(window("a", 3, 0, sized(3, 2, 24, 24), 24, 24));

      assertThat(inference.keySequences()).containsExactly(1L, 3L);
    }

    @Test
    void leaveTheShortLastWindowUnused() {
      inference.send("a", 0, 1);
      inference.send(window("a", 2, 0, 1));
      inference.sendMarker("a", 3, EpochEnd.END_OF_INPUT);

      assertThat(inference.keySequences()).containsExactly(1L);
      assertThat(inference.records(TOPICS.coverage())).isEmpty();
    }

    @Test
    void areMadeOnceThoughAWindowComesTwice() {
      inference.send("a", 0, 1, 1, 0, 2);

      assertThat(inference.keySequences()).containsExactly(1L, 2L);
      assertThat(inference.figures().duplicates()).isEqualTo(2);
    }
  }

  @Nested
  class Detections {

    @Test
    void tellWhatTheyRestOn() {
      inference.send("a", 0, 1);

      assertThat(inference.detections())
          .containsExactly(
              new ActionDetections(
                  "a/0/1/cccccccccccc",
                  "a",
                  0,
                  1,
                  timeUs(1),
                  timeUs(0),
                  timeUs(1) + 125_000,
                  List.of(
                      new DetectedActor(
                          "0-1-0",
                          new Box(0.1, 0.2, 0.3, 0.6),
                          0.9,
                          List.of(new ScoredAction(14, "walk", 0.8)))),
                  new Evidence(
                      TestingNetwork.SHA, true, "ava-v2.2", "float32", "pvit.windows", 0, 0, 1),
                  new StageStamps(
                      timeUs(1) + 125_000,
                      timeUs(1) + 300_000,
                      NOW.toEpochMilli() * 1000,
                      NOW.toEpochMilli() * 1000)));
    }

    @Test
    void areWrittenForEveryClipAlsoWhenNobodyIsThere() {
      inference.send("a", 20, 21, 22);

      assertThat(inference.detections())
          .extracting(ActionDetections::keySequence, each -> each.actors().size())
          .containsExactly(tuple(21L, 0), tuple(22L, 0));
    }

    @Test
    void keepTheKeyTheTimeAndTheTraceOfTheWindow() {
      TraceParent trace = TraceParent.start(new Random(1));
      Headers headers = new RecordHeaders().add("traceparent", trace.text().getBytes(UTF_8));
      inference.send("a", 0);
      inference
          .input(TOPICS.windows())
          .pipeInput(
              new TestRecord<>(
                  "a", TOPICS.windows().encode(window("a", 1)), headers, NOW.plusSeconds(7)));

      TestRecord<String, byte[]> record = inference.records(TOPICS.actions()).get(0);

      assertThat(record.key()).isEqualTo("a");
      assertThat(record.getRecordTime()).isEqualTo(NOW.plusSeconds(7));
      assertThat(texts(record.headers()))
          .containsEntry("ce_specversion", "1.0")
          .containsEntry("ce_id", "a/0/1/cccccccccccc")
          .containsEntry("ce_type", "io.pvit.action-detections")
          .containsEntry("content-type", "application/json")
          .hasEntrySatisfying(
              "traceparent",
              text -> assertThat(text).contains(trace.traceId()).doesNotContain(trace.spanId()));
    }
  }

  @Nested
  class Events {

    @Test
    void startAndEndOnce() {
      inference.send("a", 17, 18, 19, 20, 21, 22, 23);

      assertThat(inference.events())
          .extracting(ActionEvent::eventId, ActionEvent::type, ActionEvent::keySequence)
          .containsExactly(
              tuple("a/0-18-0/14/18/cccccccccccc", ActionEvent.Type.START, 19L),
              tuple("a/0-18-0/14/18/cccccccccccc", ActionEvent.Type.END, 20L));
    }

    @Test
    void carryHeaders() {
      inference.send("a", 0, 1, 2);

      Map<String, String> headers = texts(inference.records(TOPICS.events()).get(0).headers());

      assertThat(headers)
          .containsEntry("ce_id", "a/0-1-0/14/1/cccccccccccc/0")
          .containsEntry("ce_type", "io.pvit.action-event")
          .containsKey("traceparent");
    }

    @Test
    void allEndWithTheirEpochForTheReasonOfTheMarker() {
      inference.send("a", 0, 1, 2);
      inference.sendMarker("a", 3, EpochEnd.PAUSED);
      inference.sendMarker("a", 3, EpochEnd.PAUSED);

      assertThat(inference.events())
          .extracting(ActionEvent::type, event -> event.endReason().map(Enum::name).orElse(""))
          .containsExactly(
              tuple(ActionEvent.Type.START, ""), tuple(ActionEvent.Type.END, "CAMERA_PAUSED"));
    }

    @Test
    void endAtTheFirstWindowOfAnotherEpochWhenTheMarkerIsLost() {
      inference.send("a", 0, 1, 2);
      inference.send(window("a", 4, 1, 2));

      assertThat(inference.events())
          .extracting(event -> event.endReason().map(Enum::name).orElse(""))
          .containsExactly("", "CAMERA_LOST");
    }

    @Test
    void endWhenHoursOfPicturesAreMissingThoughNoSequenceIs() {
      inference.send("a", 0, 1, 2);
      inference.send(hoursLater(window("a", 3), true));
      inference.send(hoursLater(window("a", 4), false));
      inference.send(hoursLater(window("a", 5), false));

      assertThat(inference.events())
          .extracting(
              ActionEvent::trackId,
              ActionEvent::type,
              ActionEvent::timeUs,
              event -> event.endReason().map(Enum::name).orElse(""))
          .containsExactly(
              tuple("0-1-0", ActionEvent.Type.START, timeUs(2), ""),
              tuple("0-1-0", ActionEvent.Type.END, timeUs(2), "ACTOR_LEFT"),
              tuple("0-4-0", ActionEvent.Type.START, hoursLater(timeUs(5)), ""));
    }

    @Test
    void endWhenTheCameraIsRemoved() {
      inference.raw(TOPICS.cameras(), "a", TOPICS.cameras().encode(definition("a")));
      inference.send("a", 0, 1, 2);
      inference.raw(TOPICS.cameras(), "a", null);
      inference.sendMarker("a", 3, EpochEnd.END_OF_INPUT);

      assertThat(inference.events())
          .extracting(event -> event.endReason().map(Enum::name).orElse(""))
          .containsExactly("", "CAMERA_REMOVED");
    }

    @Test
    void endWhenTheCameraIsPaused() {
      inference.send("a", 0, 1, 2);
      Camera paused = new Camera("a", "rtsp://camera/1", 8, 256, false, List.of(), Reporting.USUAL);
      inference.raw(TOPICS.cameras(), "a", TOPICS.cameras().encode(paused));
      inference.sendMarker("a", 3, EpochEnd.END_OF_INPUT);

      assertThat(inference.events())
          .extracting(event -> event.endReason().map(Enum::name).orElse(""))
          .containsExactly("", "CAMERA_PAUSED");
    }

    @Test
    void areByTheRulesOfTheCamerasDefinition() {
      Zone left =
          new Zone(
              "left",
              List.of(new Point(0, 0), new Point(0.5, 0), new Point(0.5, 1), new Point(0, 1)));
      Reporting reporting =
          new Reporting(List.of(14), Optional.of(500), Optional.empty(), Optional.empty());
      inference.raw(
          TOPICS.cameras(),
          "a",
          TOPICS
              .cameras()
              .encode(new Camera("a", "rtsp://a", 8, 256, true, List.of(left), reporting)));
      inference.send("a", 0, 1, 2, 3);
      inference.send("b", 0, 1, 2, 3);

      assertThat(inference.events())
          .extracting(
              ActionEvent::cameraId,
              ActionEvent::startTimeUs,
              ActionEvent::timeUs,
              ActionEvent::zones)
          .containsExactly(
              tuple("a", timeUs(1), timeUs(3), List.of("left")),
              tuple("b", timeUs(1), timeUs(2), List.of()));
    }

    @Test
    void ofARemovedCameraLeaveNobodyInTheMemory() {
      inference.send("a", 0, 1, 2);
      inference.raw(TOPICS.cameras(), "a", null);

      assertThat(new String(inference.memories().get("a"), ISO_8859_1)).doesNotContain("0-1-0");
    }

    @Test
    void showInThePresentUntilTheyEnd() {
      inference.send("a", 0, 1, 2);
      List<TestRecord<String, byte[]>> during = inference.records(TOPICS.now());
      inference.sendMarker("a", 3, EpochEnd.END_OF_INPUT);
      List<TestRecord<String, byte[]>> after = inference.records(TOPICS.now());

      assertThat(during).extracting(TestRecord::key).containsExactly("a/0-1-0");
      PresentState present = TestingDriver.value(TOPICS.now(), during.get(0));
      assertThat(present.actions()).containsExactly(new ScoredAction(14, "walk", 0.8));
      assertThat(after).extracting(TestRecord::key).containsExactly("a/0-1-0");
      assertThat(after).extracting(TestRecord::value).containsOnlyNulls();
    }
  }

  @Nested
  class WhatCannotBeUsed {

    @Test
    void goesToTheDeadLettersAndTheTaskGoesOn() {
      inference.send("a", 0);
      inference.raw(TOPICS.windows(), "a", "garbage".getBytes(UTF_8));
      inference.raw(TOPICS.windows(), "a", new byte[0]);
      inference.raw(TOPICS.windows(), "a", null);
      inference.send("a", 1);

      List<TestRecord<String, byte[]>> letters = inference.records(TOPICS.deadLetters());
      assertThat(letters).extracting(TestRecord::key).containsExactly("a", "a", "a");
      DeadLetter first = TestingDriver.value(TOPICS.deadLetters(), letters.get(0));
      assertThat(first)
          .extracting(DeadLetter::sourceTopic, DeadLetter::partition, DeadLetter::offset)
          .containsExactly("pvit.windows", 0, 1L);
      assertThat(first.reason()).isNotBlank();
      assertThat(inference.keySequences()).containsExactly(1L);
      assertThat(inference.figures().rejected()).isEqualTo(3);
    }

    @Test
    void isAWindowWhoseNumbersAddUpToMoreThanThereIs() {
      FrameWindow misfit = window("a", 0, 0, 3);
      long lastUs = misfit.frames().get(2).captureTimeUs();
      sendJson(misfit, "\"captureTimeUs\":" + lastUs, "\"captureTimeUs\":" + Long.MAX_VALUE);
      sendJson(misfit, "\"frameIntervalUs\":125000", "\"frameIntervalUs\":" + Long.MAX_VALUE);
      inference.send("a", 0, 1);

      assertThat(inference.written(TOPICS.deadLetters()))
          .extracting(DeadLetter::reason)
          .satisfiesExactly(
              reason ->
                  assertThat(reason)
                      .contains(
                          "captureTimeUs must be <= 253402300799999999, was 9223372036854775807"),
              reason ->
                  assertThat(reason)
                      .contains("frameIntervalUs must be <= 3600000000, was 9223372036854775807"));
      assertThat(inference.keySequences()).containsExactly(1L);
    }

    private void sendJson(FrameWindow window, String text, String otherwise) {
      String json =
          new String(RecordCodec.of(FrameWindow.class, Format.JSON).encode(window), UTF_8);
      assertThat(json).contains(text);
      inference.raw(
          TOPICS.windows(), window.cameraId(), json.replace(text, otherwise).getBytes(UTF_8));
    }

    @Test
    void isAWindowWithoutAKeyOrUnderAnothersKey() {
      inference.raw(TOPICS.windows(), null, TOPICS.windows().encode(window("a", 0)));
      inference.raw(TOPICS.windows(), "b", TOPICS.windows().encode(window("a", 0)));

      assertThat(inference.written(TOPICS.deadLetters()))
          .extracting(DeadLetter::reason)
          .containsExactly(
              "the record has no key; it must be the camera id", "the window is of camera a");
    }

    @Test
    void isARecordInAPartitionThatIsNotItsCameras() {
      inference.close();
      inference = driver(7);
      String elsewhere = Partitions.of("a", 7) == 0 ? "b" : "a";
      int right = Partitions.of(elsewhere, 7);

      inference.send(elsewhere, 0);
      inference.raw(TOPICS.cameras(), elsewhere, TOPICS.cameras().encode(definition(elsewhere)));

      String reason = "camera %s belongs in partition %d of 7, not 0".formatted(elsewhere, right);
      assertThat(inference.written(TOPICS.deadLetters()))
          .extracting(DeadLetter::sourceTopic, DeadLetter::reason)
          .containsExactly(tuple("pvit.windows", reason), tuple("pvit.cameras", reason));
    }

    @Test
    void isADefinitionThatCannotBeReadOrIsAnothers() {
      inference.raw(TOPICS.cameras(), "a", "{".getBytes(UTF_8));
      inference.raw(TOPICS.cameras(), "b", TOPICS.cameras().encode(definition("a")));

      assertThat(inference.written(TOPICS.deadLetters()))
          .extracting(DeadLetter::sourceTopic)
          .containsExactly("pvit.cameras", "pvit.cameras");
    }

    @Test
    void asAPictureIsAGapForTheClips() {
      inference.send("a", 0, 1);
      ByteBuffer broken = ByteBuffer.wrap("no picture".getBytes(UTF_8));
      inference.send(window("a", 2, 0, List.of(jpeg(2, 32, 24), broken), 32, 24));
      inference.send("a", 3, 4);

      assertThat(inference.keySequences()).containsExactly(1L, 4L);
      assertThat(inference.written(TOPICS.deadLetters()))
          .extracting(DeadLetter::reason)
          .containsExactly("frame 1: not a whole JPEG picture (10 bytes)");
    }

    @Test
    void isAPictureThatHasNotTheSizeOfItsWindow() {
      inference.send(window("a", 0, 0, List.of(jpeg(0, 32, 24), jpeg(0, 24, 24)), 32, 24));

      assertThat(inference.written(TOPICS.deadLetters()))
          .extracting(DeadLetter::reason)
          .containsExactly("frame 1: has 24 x 24 pixels in a window of 32 x 24");
    }

    @Test
    void becauseItDoesNotFitIsSaidOnceInEveryEpoch() {
      inference.send(window("a", 0, 0, 3));
      inference.send(window("a", 1, 0, 3));
      inference.send(window("a", 2, 1, 3));

      assertThat(inference.written(TOPICS.coverage()))
          .containsExactly(notFitting(0), notFitting(2));
    }

    private CoverageSpan notFitting(long sequence) {
      return new CoverageSpan(
          "a",
          CoverageSpan.Stage.INFERENCE,
          false,
          CoverageSpan.Reason.NOT_FITTING,
          "windows have 3 frames, the checkpoint wants 2",
          timeUs(sequence),
          timeUs(sequence) + 375_000);
    }
  }

  @Test
  void aNetworkThatFailsStopsTheTaskBeforeAnythingIsWritten() {
    inference.close();
    inference =
        new TestingDriver(
            state,
            new TestingNetwork(
                numbers -> {
                  throw new IllegalStateException("device lost");
                }),
            1,
            InferenceTopologyTest::nothingToReread);
    inference.send("a", 0);

    assertThatThrownBy(() -> inference.send("a", 1)).hasStackTraceContaining("device lost");
    assertThat(inference.records(TOPICS.actions())).isEmpty();
  }

  @Test
  void peopleKeepTheirTracks() {
    inference.close();
    inference =
        new TestingDriver(
            state,
            new TestingNetwork(
                numbers ->
                    numbers.get(0) % 2 == 0
                        ? List.of(walker(0.8), bystander())
                        : List.of(bystander(), walker(0.8))),
            1,
            InferenceTopologyTest::nothingToReread);

    inference.send("a", 0, 1, 2);

    assertThat(inference.detections())
        .extracting(each -> each.actors().stream().map(DetectedActor::trackId).toList())
        .containsExactly(List.of("0-1-0", "0-1-1"), List.of("0-1-1", "0-1-0"));
  }

  private TestingDriver driver(int streamPartitions) {
    return new TestingDriver(
        state, network, streamPartitions, InferenceTopologyTest::nothingToReread);
  }

  private static Consumer<byte[], byte[]> nothingToReread() {
    throw new AssertionError("nothing is to be read again here");
  }

  private static FrameWindow hoursLater(FrameWindow window, boolean discontinuity) {
    return new FrameWindow(
        window.cameraId(),
        window.sequence(),
        window.streamEpoch(),
        discontinuity,
        window.clock(),
        window.clockUncertaintyUs(),
        window.frameIntervalUs(),
        window.width(),
        window.height(),
        window.codec(),
        window.frames().stream()
            .map(frame -> new Frame(hoursLater(frame.captureTimeUs()), frame.payload()))
            .toList(),
        window.end(),
        window.windowedAtUs());
  }

  private static long hoursLater(long timeUs) {
    return timeUs + 8 * 3_600_000_000L;
  }

  private static Camera definition(String cameraId) {
    return new Camera(cameraId, "rtsp://camera/1", 8, 256, true, List.of(), Reporting.USUAL);
  }

  private static Map<String, String> texts(Headers headers) {
    Map<String, String> texts = new java.util.TreeMap<>();
    StreamSupport.stream(headers.spliterator(), false)
        .forEach(header -> texts.put(header.key(), new String(header.value(), UTF_8)));
    return texts;
  }
}
