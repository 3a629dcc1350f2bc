package io.pvit.inference.event;

import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.Box;
import io.pvit.schemas.DetectedActor;
import io.pvit.schemas.Evidence;
import io.pvit.schemas.ScoredAction;
import io.pvit.schemas.StageStamps;
import io.pvit.schemas.clip.Hop;
import java.util.List;
import java.util.stream.Stream;

/** Detections of a camera named {@code cam}, one clip a second. */
final class TestingCamera {

  static final Hop HOP = new Hop(1_000_000);
  static final int WALK = 14;
  static final int TALK = 79;

  private TestingCamera() {}

  static ActionDetections clip(long keySequence, DetectedActor... actors) {
    return clipInEpoch(0, keySequence, actors);
  }

  static ActionDetections clipInEpoch(int epoch, long keySequence, DetectedActor... actors) {
    return clipAt(timeUs(keySequence), epoch, keySequence, actors);
  }

  static ActionDetections clipAt(
      long timeUs, int epoch, long keySequence, DetectedActor... actors) {
    return new ActionDetections(
        ActionDetections.idOf("cam", epoch, keySequence, "a".repeat(64)),
        "cam",
        epoch,
        keySequence,
        timeUs,
        timeUs - 1_000_000,
        timeUs + 875_000,
        List.of(actors),
        evidence(keySequence),
        new StageStamps(0, 0, 0, 0));
  }

  static Evidence evidence(long keySequence) {
    return new Evidence(
        "a".repeat(64),
        false,
        "ava-v2.2",
        "float32",
        "pvit.windows",
        0,
        100 + keySequence - 1,
        100 + keySequence);
  }

  static long timeUs(long keySequence) {
    return (100 + keySequence) * 1_000_000;
  }

  static DetectedActor actor(String trackId, ScoredAction... actions) {
    return new DetectedActor(trackId, new Box(0.1, 0.1, 0.2, 0.5), 0.9, List.of(actions));
  }

  static ScoredAction walks(double score) {
    return new ScoredAction(WALK, "walk", score);
  }

  static ScoredAction talks(double score) {
    return new ScoredAction(TALK, "talk to", score);
  }

  /** Feeds clips to the lifecycle and keeps its last answer. */
  static EventStep fold(EventLifecycle events, EventRules rules, ActionDetections... clips) {
    return Stream.of(clips)
        .reduce(
            new EventStep(CameraEvents.initial(), List.of(), List.of()),
            (step, clip) -> events.step(step.state(), clip, rules),
            (left, right) -> right);
  }
}
