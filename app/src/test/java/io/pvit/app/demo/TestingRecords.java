package io.pvit.app.demo;

import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.Box;
import io.pvit.schemas.Clock;
import io.pvit.schemas.DetectedActor;
import io.pvit.schemas.EpochEnd;
import io.pvit.schemas.Evidence;
import io.pvit.schemas.Frame;
import io.pvit.schemas.FrameCodec;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.StageStamps;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Small messages of one camera, {@code yard}. */
final class TestingRecords {

  static final String SHA = "ab".repeat(32);

  private static final long INTERVAL_US = 125_000;

  private TestingRecords() {}

  static FrameWindow window(long sequence) {
    return window(sequence, 8);
  }

  static FrameWindow window(long sequence, int frames) {
    List<Frame> pictures =
        IntStream.range(0, frames)
            .mapToObj(
                i -> new Frame((sequence * 8 + i) * INTERVAL_US, ByteBuffer.wrap(new byte[] {1})))
            .toList();
    return new FrameWindow(
        "yard",
        sequence,
        0,
        false,
        Clock.FILE,
        0,
        INTERVAL_US,
        64,
        48,
        FrameCodec.JPEG,
        pictures,
        Optional.empty(),
        1);
  }

  static FrameWindow marker(long sequence) {
    return FrameWindow.endOfEpoch(
        "yard", sequence, 0, Clock.FILE, INTERVAL_US, EpochEnd.END_OF_INPUT, 1);
  }

  static FrameWindow inEpoch(int epoch, FrameWindow window) {
    return new FrameWindow(
        window.cameraId(),
        window.sequence(),
        epoch,
        window.discontinuity(),
        window.clock(),
        window.clockUncertaintyUs(),
        window.frameIntervalUs(),
        window.width(),
        window.height(),
        window.codec(),
        window.frames(),
        window.end(),
        window.windowedAtUs());
  }

  static FrameWindow afterAHole(FrameWindow window) {
    return new FrameWindow(
        window.cameraId(),
        window.sequence(),
        window.streamEpoch(),
        true,
        window.clock(),
        window.clockUncertaintyUs(),
        window.frameIntervalUs(),
        window.width(),
        window.height(),
        window.codec(),
        window.frames(),
        window.end(),
        window.windowedAtUs());
  }

  static ActionDetections detections(long keySequence) {
    return detections(0, keySequence);
  }

  static ActionDetections detections(int epoch, long keySequence, DetectedActor... actors) {
    return new ActionDetections(
        ActionDetections.idOf("yard", epoch, keySequence, SHA),
        "yard",
        epoch,
        keySequence,
        1,
        1,
        1,
        List.of(actors),
        evidence(),
        new StageStamps(1, 1, 1, 1));
  }

  static ActionEvent event(ActionEvent.Type type, int revision) {
    return new ActionEvent(
        "yard/0-1-0/12/1",
        revision,
        type,
        "yard",
        0,
        "0-1-0",
        12,
        "walk",
        0.5,
        0.5,
        new Box(0, 0, 1, 1),
        1,
        1,
        1,
        type == ActionEvent.Type.END
            ? Optional.of(ActionEvent.EndReason.END_OF_INPUT)
            : Optional.empty(),
        evidence(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static Evidence evidence() {
    return new Evidence(SHA, true, "ava-v2.2", "float32", "pvit.windows", 0, 0, 1);
  }
}
