package io.pvit.inference.event;

import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.ActionEvent.EndReason;
import io.pvit.schemas.DetectedActor;
import io.pvit.schemas.ScoredAction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One actor in one clip: collects what is written and what is remembered. Used once. */
final class ActorTurn {

  private final Pace pace;
  private final ActorInView before;
  private final ActionDetections clip;
  private final List<Pending> pending = new ArrayList<>();
  private final List<OpenEvent> open = new ArrayList<>();
  private final List<ActionEvent> events = new ArrayList<>();

  ActorTurn(Pace pace, ActorInView before, ActionDetections clip) {
    this.pace = pace;
    this.before = before;
    this.clip = clip;
  }

  /** The clip shows the actor. */
  ActorInView seen(DetectedActor actor, Thresholds thresholds) {
    Map<Integer, ScoredAction> scores = new TreeMap<>();
    actor.actions().forEach(action -> scores.putIfAbsent(action.actionId(), action));

    for (OpenEvent event : before.open()) {
      ScoredAction action = scores.remove(event.actionId());
      if (action != null && action.score() >= thresholds.endScore()) {
        goOn(event.seen(sighting(actor, action)));
      } else {
        endOrWait(event.without());
      }
    }
    scores.values().stream()
        .filter(action -> action.score() >= thresholds.startScore())
        .forEach(action -> startOrWait(action, sighting(actor, action)));

    open.sort(Comparator.comparingInt(OpenEvent::actionId));
    events.sort(Comparator.comparingInt(ActionEvent::actionId));
    return new ActorInView(
        before.trackId(),
        before.sinceUs(),
        clip.keySequence(),
        clip.keyFrameTimeUs(),
        actor.box(),
        pending,
        open);
  }

  /** The clip does not show the actor; empty when he or she is not to be expected back. */
  Optional<ActorInView> missed() {
    if (clipsBetween() + 1 > pace.maxMissedClips()) {
      before.open().forEach(event -> end(event, EndReason.ACTOR_LEFT));
      return Optional.empty();
    }
    before.open().forEach(event -> open.add(event.unseen()));
    return Optional.of(
        new ActorInView(
            before.trackId(),
            before.sinceUs(),
            before.lastSequence(),
            before.lastTimeUs(),
            before.box(),
            List.of(),
            open));
  }

  /** What is to be written, lowest action id first. */
  List<ActionEvent> events() {
    return events;
  }

  private void goOn(OpenEvent event) {
    boolean due = event.clipsSinceRecord() >= pace.updateEveryClips();
    OpenEvent next = due ? event.updated() : event;
    if (due) {
      write(next);
    }
    open.add(next);
  }

  private void endOrWait(OpenEvent event) {
    if (event.clipsWithout() >= pace.endAfterClips()) {
      end(event, EndReason.EVIDENCE_GONE);
    } else {
      open.add(event);
    }
  }

  private void startOrWait(ScoredAction action, Sighting sighting) {
    Pending showing =
        before.pending().stream()
            .filter(known -> known.actionId() == action.actionId() && clipsBetween() < 1)
            .findAny()
            .map(known -> known.again(sighting))
            .orElseGet(() -> Pending.first(action.actionId(), sighting));
    if (showing.clips() < pace.startAfterClips()) {
      pending.add(showing);
      return;
    }
    OpenEvent started =
        OpenEvent.start(clip.cameraId(), before.trackId(), showing, action.name(), sighting);
    write(started);
    open.add(started);
  }

  /** Between the last clip with the actor and this one. */
  private long clipsBetween() {
    return pace.hop()
        .clipsBetween(
            before.lastSequence(), before.lastTimeUs(), clip.keySequence(), clip.keyFrameTimeUs());
  }

  private void write(OpenEvent event) {
    events.add(event.latest(clip.cameraId(), clip.streamEpoch(), before.trackId()));
  }

  private void end(OpenEvent event, EndReason reason) {
    events.add(event.end(clip.cameraId(), clip.streamEpoch(), before.trackId(), reason));
  }

  private Sighting sighting(DetectedActor actor, ScoredAction action) {
    return new Sighting(
        action.score(), actor.box(), clip.keyFrameTimeUs(), clip.keySequence(), clip.evidence());
  }
}
