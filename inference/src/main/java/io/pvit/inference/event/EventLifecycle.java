package io.pvit.inference.event;

import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.ActionEvent.EndReason;
import io.pvit.schemas.DetectedActor;
import io.pvit.schemas.EpochEnd;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts an event after enough evidence, ends it after enough clips without.
 *
 * <p>A clip that does not show the actor says nothing about the action: an occlusion ends nothing
 * as long as the tracker may find the actor again. With {@code endAfterClips} and {@code
 * maxMissedClips} that bounds the end: it comes at most {@code endAfterClips × (maxMissedClips +
 * 1)} clips after the last evidence. A hole in the pictures counts as the clips that it took the
 * place of; clips that were shed do not count, for nobody looked.
 *
 * <p>A clock that was put back makes the pictures those of another camera, as it were: no event
 * goes on from a later time to an earlier one.
 *
 * <p>An action whose event must last a while first is waited for as an event that goes on: by the
 * lower score, and through occlusions.
 */
public final class EventLifecycle {

  private final Pace pace;

  public EventLifecycle(Pace pace) {
    this.pace = pace;
  }

  /**
   * Takes one clip's detections; the clips of a camera come in their order. The rules may be others
   * than for the clip before: what they no longer tell of has no evidence any more.
   */
  public EventStep step(CameraEvents before, ActionDetections clip, EventRules rules) {
    if (before.streamEpoch() != clip.streamEpoch()) {
      EventStep entered = enter(before, clip.cameraId(), clip.streamEpoch());
      return step(entered.state(), clip, rules).after(entered);
    }
    if (before.actors().stream().anyMatch(it -> it.lastTimeUs() > clip.keyFrameTimeUs())) {
      EventStep ended = end(before, clip.cameraId(), EndReason.CAMERA_LOST);
      return step(ended.state(), clip, rules).after(ended);
    }
    Map<String, DetectedActor> inClip = new LinkedHashMap<>();
    clip.actors().forEach(actor -> inClip.put(actor.trackId(), actor));

    Collector collector = new Collector(clip);
    for (ActorInView actor : before.actors()) {
      ActorTurn turn = new ActorTurn(pace, rules, actor, clip);
      DetectedActor detected = inClip.remove(actor.trackId());
      collector.take(
          turn,
          actor.trackId(),
          detected == null ? turn.missed() : Optional.of(turn.seen(detected)));
    }
    for (DetectedActor detected : inClip.values()) {
      ActorInView newcomer =
          ActorInView.newcomer(detected, clip.keySequence(), clip.keyFrameTimeUs());
      ActorTurn turn = new ActorTurn(pace, rules, newcomer, clip);
      collector.take(turn, detected.trackId(), Optional.of(turn.seen(detected)));
    }
    return collector.step();
  }

  /**
   * Ends every open event of another epoch: its marker never came. Nothing changes where the epoch
   * is the same.
   */
  public EventStep enter(CameraEvents before, String cameraId, int streamEpoch) {
    if (before.streamEpoch() == streamEpoch) {
      return new EventStep(before, List.of(), List.of());
    }
    EventStep ended = end(before, cameraId, EndReason.CAMERA_LOST);
    return new EventStep(new CameraEvents(streamEpoch, List.of()), ended.events(), ended.present());
  }

  /** Ends every open event: the epoch is over, or the camera is no longer to be watched. */
  public EventStep end(CameraEvents before, String cameraId, EndReason reason) {
    List<ActionEvent> events = new ArrayList<>();
    List<Presence> present = new ArrayList<>();
    for (ActorInView actor : before.actors()) {
      if (actor.open().isEmpty()) {
        continue;
      }
      for (OpenEvent event : actor.open()) {
        events.add(event.end(cameraId, before.streamEpoch(), actor.trackId(), reason));
      }
      present.add(new Presence(actor.trackId(), Optional.empty()));
    }
    return new EventStep(new CameraEvents(before.streamEpoch(), List.of()), events, present);
  }

  /** Ends every open event because its epoch is over. */
  public EventStep end(CameraEvents before, String cameraId, EpochEnd reason) {
    return switch (reason) {
      case END_OF_INPUT -> end(before, cameraId, EndReason.END_OF_INPUT);
      case PAUSED -> end(before, cameraId, EndReason.CAMERA_PAUSED);
      case REMOVED -> end(before, cameraId, EndReason.CAMERA_REMOVED);
      case CAMERA_LOST, FORMAT_CHANGED, READER_LOST -> end(before, cameraId, EndReason.CAMERA_LOST);
    };
  }

  private static final class Collector {
    private final ActionDetections clip;
    private final List<ActorInView> actors = new ArrayList<>();
    private final List<ActionEvent> events = new ArrayList<>();
    private final List<Presence> present = new ArrayList<>();

    Collector(ActionDetections clip) {
      this.clip = clip;
    }

    void take(ActorTurn turn, String trackId, Optional<ActorInView> after) {
      after.ifPresent(actors::add);
      if (turn.events().isEmpty()) {
        return;
      }
      events.addAll(turn.events());
      present.add(
          new Presence(
              trackId,
              after
                  .filter(actor -> !actor.open().isEmpty())
                  .map(actor -> actor.present(clip.cameraId()))));
    }

    EventStep step() {
      return new EventStep(new CameraEvents(clip.streamEpoch(), actors), events, present);
    }
  }
}
