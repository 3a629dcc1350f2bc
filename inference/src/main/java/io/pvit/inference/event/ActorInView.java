package io.pvit.inference.event;

import io.pvit.schemas.Box;
import io.pvit.schemas.DetectedActor;
import io.pvit.schemas.PresentState;
import io.pvit.schemas.ScoredAction;
import java.util.Comparator;
import java.util.List;

/**
 * An actor that was seen lately, and the events that hang on him or her.
 *
 * @param trackId the actor
 * @param sinceUs key-frame time of the first clip with the actor
 * @param lastSequence key sequence of the last clip with the actor
 * @param lastTimeUs key-frame time of that clip
 * @param box where the actor was then
 * @param pending actions that may become events, lowest action id first
 * @param open events that go on, lowest action id first
 * @param cooling actions that may not start yet, the longest ended first
 * @param zones that the actor was in then
 * @param shedClips clips that were shed since then, which say nothing of the actor
 */
public record ActorInView(
    String trackId,
    long sinceUs,
    long lastSequence,
    long lastTimeUs,
    Box box,
    List<Pending> pending,
    List<OpenEvent> open,
    List<Cooling> cooling,
    List<String> zones,
    long shedClips) {

  private static final Comparator<ScoredAction> SUREST_FIRST =
      Comparator.comparingDouble(ScoredAction::score)
          .reversed()
          .thenComparingInt(ScoredAction::actionId);

  public ActorInView {
    pending = List.copyOf(pending);
    open = List.copyOf(open);
    cooling = List.copyOf(cooling);
    zones = List.copyOf(zones);
  }

  static ActorInView newcomer(DetectedActor actor, long keySequence, long timeUs) {
    return new ActorInView(
        actor.trackId(),
        timeUs,
        keySequence,
        timeUs,
        actor.box(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        0);
  }

  ActorInView unwatched(long clips) {
    return new ActorInView(
        trackId,
        sinceUs,
        lastSequence,
        lastTimeUs,
        box,
        pending,
        open,
        cooling,
        zones,
        shedClips + clips);
  }

  PresentState present(String cameraId) {
    List<ScoredAction> actions =
        open.stream()
            .map(
                event ->
                    new ScoredAction(event.actionId(), event.actionName(), event.last().score()))
            .sorted(SUREST_FIRST)
            .toList();
    return new PresentState(cameraId, trackId, box, actions, sinceUs, lastTimeUs, zones);
  }
}
