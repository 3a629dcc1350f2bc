package io.pvit.inference.event;

import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.ActionEvent.EndReason;
import java.util.List;
import java.util.Optional;

/**
 * An event that has started and not ended.
 *
 * @param eventId the same in all its records
 * @param actionId AVA v2.2 id
 * @param actionName its name in the label map
 * @param revision of the last record written
 * @param clipsSinceRecord clips since then
 * @param clipsWithout clips in which the actor was seen without the action, since the last evidence
 * @param peakScore the highest score since the start
 * @param startTimeUs key-frame time of the first evidence
 * @param last the last evidence
 * @param zones entered since the first evidence, in that order
 */
public record OpenEvent(
    String eventId,
    int actionId,
    String actionName,
    int revision,
    int clipsSinceRecord,
    int clipsWithout,
    double peakScore,
    long startTimeUs,
    Sighting last,
    List<String> zones) {

  private static final int CHECKPOINT_DIGITS = 12;

  public OpenEvent {
    zones = List.copyOf(zones);
  }

  static OpenEvent start(
      String cameraId, String trackId, Pending enough, String actionName, Sighting last) {
    String eventId =
        "%s/%s/%d/%d/%s"
            .formatted(
                cameraId,
                trackId,
                enough.actionId(),
                enough.firstSequence(),
                last.evidence().checkpointSha256().substring(0, CHECKPOINT_DIGITS));
    return new OpenEvent(
        eventId,
        enough.actionId(),
        actionName,
        0,
        0,
        0,
        enough.peakScore(),
        enough.firstTimeUs(),
        last,
        enough.zones());
  }

  OpenEvent seen(Sighting now, List<String> zonesNow) {
    return new OpenEvent(
        eventId,
        actionId,
        actionName,
        revision,
        clipsSinceRecord + 1,
        0,
        Math.max(peakScore, now.score()),
        startTimeUs,
        now,
        EventRules.joined(zones, zonesNow));
  }

  /** The actor was there and did not do it. */
  OpenEvent without() {
    return counted(revision, clipsSinceRecord + 1, clipsWithout + 1);
  }

  /** The actor was not there, which says nothing about the action. */
  OpenEvent unseen() {
    return counted(revision, clipsSinceRecord + 1, clipsWithout);
  }

  OpenEvent updated() {
    return counted(revision + 1, 0, clipsWithout);
  }

  /** The start, or the update that {@link #updated} made due. */
  ActionEvent latest(String cameraId, int streamEpoch, String trackId) {
    return message(cameraId, streamEpoch, trackId, Optional.empty(), revision);
  }

  ActionEvent end(String cameraId, int streamEpoch, String trackId, EndReason reason) {
    return message(cameraId, streamEpoch, trackId, Optional.of(reason), revision + 1);
  }

  private OpenEvent counted(int newRevision, int sinceRecord, int withoutIt) {
    return new OpenEvent(
        eventId,
        actionId,
        actionName,
        newRevision,
        sinceRecord,
        withoutIt,
        peakScore,
        startTimeUs,
        last,
        zones);
  }

  private ActionEvent message(
      String cameraId, int streamEpoch, String trackId, Optional<EndReason> reason, int number) {
    ActionEvent.Type type = typeOf(reason, number);
    return new ActionEvent(
        eventId,
        number,
        type,
        cameraId,
        streamEpoch,
        trackId,
        actionId,
        actionName,
        last.score(),
        peakScore,
        last.box(),
        startTimeUs,
        last.timeUs(),
        last.keySequence(),
        reason,
        last.evidence(),
        zones,
        last.stamps(),
        Optional.empty());
  }

  private static ActionEvent.Type typeOf(Optional<EndReason> reason, int number) {
    if (reason.isPresent()) {
      return ActionEvent.Type.END;
    }
    return number == 0 ? ActionEvent.Type.START : ActionEvent.Type.UPDATE;
  }
}
