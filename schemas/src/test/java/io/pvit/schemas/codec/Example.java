package io.pvit.schemas.codec;

import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.ActionLabel;
import io.pvit.schemas.Box;
import io.pvit.schemas.Camera;
import io.pvit.schemas.CameraDelay;
import io.pvit.schemas.CameraStatus;
import io.pvit.schemas.CanaryFigures;
import io.pvit.schemas.CheckpointAnnouncement;
import io.pvit.schemas.CheckpointMessage;
import io.pvit.schemas.Clock;
import io.pvit.schemas.CoverageSpan;
import io.pvit.schemas.DeadLetter;
import io.pvit.schemas.DetectedActor;
import io.pvit.schemas.EpochEnd;
import io.pvit.schemas.Evidence;
import io.pvit.schemas.Frame;
import io.pvit.schemas.FrameCodec;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.InferenceStatus;
import io.pvit.schemas.IngestProgress;
import io.pvit.schemas.KeyFrame;
import io.pvit.schemas.OverloadPolicy;
import io.pvit.schemas.Point;
import io.pvit.schemas.PresentState;
import io.pvit.schemas.RehearsalResult;
import io.pvit.schemas.Reporting;
import io.pvit.schemas.RolloutPhase;
import io.pvit.schemas.RolloutPlan;
import io.pvit.schemas.RolloutReport;
import io.pvit.schemas.ScoredAction;
import io.pvit.schemas.StageStamps;
import io.pvit.schemas.TrainingProgress;
import io.pvit.schemas.Zone;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A literal message whose bytes are committed.
 *
 * @param name of the golden files
 * @param type the topic's value type
 * @param value the message
 */
record Example<T>(String name, Class<T> type, T value) {

  private static final String SHA =
      "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0";
  private static final String OTHER_SHA =
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
  private static final long T0 = 1_795_000_000_000_000L;

  private static final Evidence EVIDENCE =
      new Evidence(SHA, true, "ava-v2.2", "float32", "pvit.windows", 3, 41, 42);
  private static final Box BOX = new Box(0.125, 0.25, 0.5, 1);

  static Stream<Example<?>> all() {
    return Stream.of(
        new Example<>(
            "Camera",
            Camera.class,
            new Camera(
                "door-1",
                "rtsp://10.0.0.7/live",
                8,
                256,
                true,
                List.of(
                    new Zone(
                        "ramp", List.of(new Point(0, 0.5), new Point(0.25, 1), new Point(0, 1)))),
                new Reporting(
                    List.of(5, 12), Optional.of(2000), Optional.empty(), Optional.of(true)),
                Optional.of(OverloadPolicy.DROP_OLDEST),
                Optional.of("env:DOOR_1_LOGIN"))),
        new Example<>("FrameWindow", FrameWindow.class, window()),
        new Example<>(
            "FrameWindow-marker",
            FrameWindow.class,
            FrameWindow.endOfEpoch(
                "door-1", 43, 2, Clock.ARRIVAL, 125_000, EpochEnd.CAMERA_LOST, T0 + 2_000_000)),
        new Example<>(
            "IngestProgress",
            IngestProgress.class,
            new IngestProgress(
                "door-1",
                43,
                2,
                true,
                T0 + 125_000,
                T0 + 1_000_000,
                T0,
                CoverageSpan.Reason.NONE,
                Optional.of(EpochEnd.CAMERA_LOST))),
        new Example<>(
            "CameraStatus",
            CameraStatus.class,
            new CameraStatus(
                "door-1",
                CameraStatus.State.LIVE,
                24.97,
                Optional.of(T0),
                "Bilder kommen – 25 je Sekunde",
                T0 - 5,
                T0)),
        new Example<>(
            "CoverageSpan",
            CoverageSpan.class,
            new CoverageSpan(
                "door-1",
                CoverageSpan.Stage.INGEST,
                false,
                CoverageSpan.Reason.LINK_LOST,
                "no packet for 10 s",
                T0,
                T0 + 10_000_000)),
        new Example<>("ActionDetections", ActionDetections.class, detections()),
        new Example<>("ActionEvent", ActionEvent.class, event(0, ActionEvent.Type.START)),
        new Example<>("ActionEvent-end", ActionEvent.class, event(3, ActionEvent.Type.END)),
        new Example<>(
            "PresentState",
            PresentState.class,
            new PresentState(
                "door-1",
                "2-42-0",
                BOX,
                List.of(new ScoredAction(14, "walk", 0.75)),
                T0,
                T0,
                List.of("ramp"))),
        new Example<>(
            "ActionLabel",
            ActionLabel.class,
            new ActionLabel(
                "label-7",
                "door-1",
                Optional.empty(),
                T0,
                BOX,
                ActionLabel.Verdict.CORRECTED,
                List.of(11, 17),
                "Zoë",
                T0 + 1)),
        new Example<>(
            "CheckpointAnnouncement",
            CheckpointMessage.class,
            new CheckpointAnnouncement(
                SHA,
                "file:///srv/checkpoints/0f1e",
                34_000_000,
                "nano",
                "ava-v2.2",
                Map.of("mAP", 0.25, "boxAP", 0.5, "actorRecall", 0.75),
                T0,
                Optional.of(
                    new RehearsalResult(
                        OTHER_SHA,
                        3,
                        new CanaryFigures(600, 0, 600, 80.5, 96.25, 40, 44, 36),
                        "operator",
                        T0 + 1)))),
        new Example<>(
            "RolloutPlan",
            CheckpointMessage.class,
            new RolloutPlan(
                7,
                SHA,
                Optional.of(OTHER_SHA),
                125,
                "s1",
                "trial",
                "operator",
                T0,
                RolloutPhase.CANARY,
                50,
                Optional.empty(),
                Optional.empty())),
        new Example<>(
            "InferenceStatus",
            InferenceStatus.class,
            new InferenceStatus(
                "inference-1",
                7,
                SHA,
                true,
                true,
                List.of("slow"),
                3.5,
                T0,
                Optional.of(
                    new RolloutReport(
                        Optional.of(OTHER_SHA),
                        Optional.empty(),
                        3,
                        124,
                        new CanaryFigures(20, 0, 16, 80.5, 96.25, 40, 44, 36),
                        "waits for clips",
                        Optional.empty(),
                        true)),
                List.of(new CameraDelay("door-1", 1250, T0 - 7, 812, 3, false)))),
        new Example<>(
            "TrainingProgress",
            TrainingProgress.class,
            new TrainingProgress(
                "run-1", 100, 1000, Map.of("depth", 0.5, "action", 1.25), Map.of(), 2.5, T0)),
        new Example<>(
            "DeadLetter",
            DeadLetter.class,
            new DeadLetter("pvit.windows", 3, 41, "inference", "the value is empty", T0)));
  }

  private static FrameWindow window() {
    return new FrameWindow(
        "door-1",
        42,
        2,
        true,
        Clock.RTCP,
        1500,
        125_000,
        340,
        256,
        FrameCodec.JPEG,
        List.of(
            new Frame(T0, ByteBuffer.wrap(new byte[] {-1, -40, -1, -39})),
            new Frame(T0 + 125_000, ByteBuffer.wrap(new byte[] {-1, -40, 0, -1, -39}))),
        Optional.empty(),
        T0 + 150_000);
  }

  private static ActionDetections detections() {
    return new ActionDetections(
        ActionDetections.idOf("door-1", 2, 42, SHA),
        "door-1",
        2,
        42,
        T0,
        T0 - 1_000_000,
        T0 + 875_000,
        List.of(
            new DetectedActor(
                "2-42-0",
                BOX,
                0.875,
                List.of(
                    new ScoredAction(12, "stand", 0.625),
                    new ScoredAction(80, "watch (a person)", 0.0625)))),
        EVIDENCE,
        new StageStamps(T0, T0 + 1, T0 + 2, T0 + 3));
  }

  private static ActionEvent event(int revision, ActionEvent.Type type) {
    return new ActionEvent(
        "door-1/2-42-0/12/42",
        revision,
        type,
        "door-1",
        2,
        "2-42-0",
        12,
        "stand",
        0.1,
        0.75,
        BOX,
        T0,
        T0 + revision * 1_000_000L,
        42 + revision,
        type == ActionEvent.Type.END
            ? Optional.of(ActionEvent.EndReason.ACTOR_LEFT)
            : Optional.empty(),
        EVIDENCE,
        List.of("ramp", "door"),
        Optional.of(new StageStamps(T0, T0 + 1, T0 + 2, T0 + 3)),
        type == ActionEvent.Type.END
            ? Optional.of(
                new KeyFrame(42, 0, Optional.of(ByteBuffer.wrap(new byte[] {-1, -40, -1, -39}))))
            : Optional.empty());
  }

  @Override
  public String toString() {
    return name;
  }
}
