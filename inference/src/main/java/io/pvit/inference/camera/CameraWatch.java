package io.pvit.inference.camera;

import io.pvit.inference.event.EventLifecycle;
import io.pvit.inference.event.EventStep;
import io.pvit.inference.event.Pace;
import io.pvit.inference.event.RuleBook;
import io.pvit.inference.network.ClipAnswer;
import io.pvit.inference.network.NetworkCard;
import io.pvit.inference.track.Tracked;
import io.pvit.inference.track.Tracker;
import io.pvit.model.ActorPrediction;
import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.Box;
import io.pvit.schemas.Camera;
import io.pvit.schemas.DetectedActor;
import io.pvit.schemas.Evidence;
import io.pvit.schemas.ScoredAction;
import io.pvit.schemas.StageStamps;
import io.pvit.schemas.clip.ClipShape;
import io.pvit.schemas.config.InferenceConfig;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** From the network's answer to detections and events: pure, given the camera's memory. */
public final class CameraWatch {

  private final Tracker tracker;
  private final EventLifecycle lifecycle;
  private final RuleBook rules;

  private CameraWatch(Tracker tracker, EventLifecycle lifecycle, RuleBook rules) {
    this.tracker = tracker;
    this.lifecycle = lifecycle;
    this.rules = rules;
  }

  /** As it is configured, for clips of this shape. */
  public static CameraWatch of(InferenceConfig config, ClipShape shape) {
    InferenceConfig.Events events = config.events();
    InferenceConfig.Tracking tracking = config.tracking();
    return new CameraWatch(
        new Tracker(tracking.minIou(), tracking.reach(), tracking.maxMissedClips(), shape.hop()),
        new EventLifecycle(
            new Pace(
                events.startAfterClips(),
                events.endAfterClips(),
                events.updateEveryClips(),
                tracking.maxMissedClips(),
                shape.hop())),
        RuleBook.of(events));
  }

  /** Of its events, for those that end without a clip. */
  public EventLifecycle lifecycle() {
    return lifecycle;
  }

  /** Takes one clip's answer; the clips of a camera come in their order. */
  public ClipOutcome take(
      CameraMemory memory,
      Optional<Camera> definition,
      ClipPlace clip,
      ClipAnswer answer,
      StageStamps stamps) {
    long unwatched = memory.load().shedClips();
    List<ActorPrediction> people = answer.people();
    List<Box> boxes = people.stream().map(CameraWatch::box).toList();
    Tracked tracked =
        tracker.step(
            memory.tracks().unwatched(unwatched),
            clip.streamEpoch(),
            clip.keySequence(),
            clip.keyFrameTimeUs(),
            boxes);
    List<DetectedActor> actors =
        IntStream.range(0, people.size())
            .mapToObj(i -> actor(tracked.ids().get(i), boxes.get(i), people.get(i)))
            .toList();
    ActionDetections detections = detections(clip, actors, answer.card(), stamps);
    EventStep events =
        lifecycle.step(
            memory.events().unwatched(unwatched),
            detections,
            rules.of(definition, answer.card().thresholds()));
    return new ClipOutcome(
        new CameraMemory(
            memory.clips(),
            tracked.state(),
            events.state(),
            memory.silentChecks(),
            memory.load().watched()),
        detections,
        events);
  }

  private static ActionDetections detections(
      ClipPlace clip, List<DetectedActor> actors, NetworkCard card, StageStamps stamps) {
    return new ActionDetections(
        ActionDetections.idOf(
            clip.cameraId(), clip.streamEpoch(), clip.keySequence(), card.checkpointSha256()),
        clip.cameraId(),
        clip.streamEpoch(),
        clip.keySequence(),
        clip.keyFrameTimeUs(),
        clip.fromUs(),
        clip.toUs(),
        actors,
        new Evidence(
            card.checkpointSha256(),
            card.untrained(),
            card.labelMapId(),
            card.precision(),
            clip.windowsTopic(),
            clip.partition(),
            clip.firstOffset(),
            clip.lastOffset()),
        stamps);
  }

  private static DetectedActor actor(String trackId, Box box, ActorPrediction person) {
    return new DetectedActor(
        trackId,
        box,
        person.score(),
        person.actions().stream()
            .map(action -> new ScoredAction(action.actionId(), action.name(), action.score()))
            .toList());
  }

  private static Box box(ActorPrediction person) {
    return new Box(person.x1(), person.y1(), person.x2(), person.y2());
  }
}
