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
  private final EventRules rules;
  private final ActorInView before;
  private final ActionDetections clip;
  private final List<Pending> pending = new ArrayList<>();
  private final List<OpenEvent> open = new ArrayList<>();
  private final List<Cooling> cooling;
  private final List<ActionEvent> events = new ArrayList<>();

  ActorTurn(Pace pace, EventRules rules, ActorInView before, ActionDetections clip) {
    this.pace = pace;
    this.rules = rules;
    this.before = before;
    this.clip = clip;
    this.cooling = new ArrayList<>(before.cooling());
    cooling.removeIf(it -> clip.keyFrameTimeUs() - it.endedTimeUs() >= rules.cooldownUs());
  }

  /** The clip shows the actor. */
  ActorInView seen(DetectedActor actor) {
    Map<Integer, ScoredAction> scores = new TreeMap<>();
    actor.actions().forEach(action -> scores.putIfAbsent(action.actionId(), action));
    List<String> zones = rules.zonesOf(actor.box());

    for (OpenEvent event : before.open()) {
      ScoredAction action = scores.remove(event.actionId());
      if (action != null && rules.goesOn(action.actionId(), action.score())) {
        goOn(event, event.seen(sighting(actor, action), zones));
      } else {
        endOrWait(event.without());
      }
    }
    scores.values().stream()
        .filter(action -> cooling.stream().noneMatch(it -> it.actionId() == action.actionId()))
        .forEach(action -> startOrWait(action, sighting(actor, action), zones));

    open.sort(Comparator.comparingInt(OpenEvent::actionId));
    events.sort(Comparator.comparingInt(ActionEvent::actionId));
    return new ActorInView(
        before.trackId(),
        before.sinceUs(),
        clip.keySequence(),
        clip.keyFrameTimeUs(),
        actor.box(),
        pending,
        open,
        cooling,
        zones,
        0);
  }

  /** The clip does not show the actor; empty when he or she is not to be expected back. */
  Optional<ActorInView> missed() {
    if (clipsBetween() + 1 > pace.maxMissedClips()) {
      before.open().forEach(event -> end(event, EndReason.ACTOR_LEFT));
      return Optional.empty();
    }
    before.open().forEach(event -> open.add(event.unseen()));
    before.pending().stream().filter(this::sure).forEach(pending::add);
    return Optional.of(
        new ActorInView(
            before.trackId(),
            before.sinceUs(),
            before.lastSequence(),
            before.lastTimeUs(),
            before.box(),
            pending,
            open,
            cooling,
            before.zones(),
            before.shedClips()));
  }

  /** What is to be written, lowest action id first. */
  List<ActionEvent> events() {
    return events;
  }

  private void goOn(OpenEvent earlier, OpenEvent event) {
    boolean due =
        event.clipsSinceRecord() >= pace.updateEveryClips()
            || event.zones().size() > earlier.zones().size();
    OpenEvent next = due ? event.updated() : event;
    if (due) {
      write(next);
    }
    open.add(next);
  }

  private void endOrWait(OpenEvent event) {
    if (event.clipsWithout() >= pace.endAfterClips()) {
      end(event, EndReason.EVIDENCE_GONE);
      if (rules.cooldownUs() > 0) {
        cooling.add(new Cooling(event.actionId(), clip.keyFrameTimeUs()));
      }
    } else {
      open.add(event);
    }
  }

  private void startOrWait(ScoredAction action, Sighting sighting, List<String> zones) {
    Optional<Pending> known =
        before.pending().stream()
            .filter(it -> it.actionId() == action.actionId() && (sure(it) || clipsBetween() < 1))
            .findAny();
    boolean shown =
        known.filter(this::sure).isPresent()
            ? rules.goesOn(action.actionId(), action.score())
            : rules.starts(action.actionId(), action.score());
    if (!shown) {
      return;
    }
    Pending showing =
        known
            .map(it -> it.again(sighting, zones))
            .orElseGet(() -> Pending.first(action.actionId(), sighting, zones));
    if (!sure(showing) || sighting.timeUs() - showing.firstTimeUs() < rules.minDurationUs()) {
      pending.add(showing);
      return;
    }
    OpenEvent started =
        OpenEvent.start(clip.cameraId(), before.trackId(), showing, action.name(), sighting);
    write(started);
    open.add(started);
  }

  /** Nothing is missing but time. */
  private boolean sure(Pending action) {
    return action.clips() >= pace.startAfterClips();
  }

  /** Between the last clip with the actor and this one, those left out that were shed. */
  private long clipsBetween() {
    return pace.hop()
            .clipsBetween(
                before.lastSequence(),
                before.lastTimeUs(),
                clip.keySequence(),
                clip.keyFrameTimeUs())
        - before.shedClips();
  }

  private void write(OpenEvent event) {
    events.add(event.latest(clip.cameraId(), clip.streamEpoch(), before.trackId()));
  }

  private void end(OpenEvent event, EndReason reason) {
    events.add(event.end(clip.cameraId(), clip.streamEpoch(), before.trackId(), reason));
  }

  private Sighting sighting(DetectedActor actor, ScoredAction action) {
    return new Sighting(
        action.score(),
        actor.box(),
        clip.keyFrameTimeUs(),
        clip.keySequence(),
        clip.evidence(),
        Optional.of(clip.stamps()));
  }
}
