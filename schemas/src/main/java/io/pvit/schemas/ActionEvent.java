package io.pvit.schemas;

import java.util.List;
import java.util.Optional;

/**
 * The start, an update or the end of one action of one actor: what consumers act on.
 *
 * @param eventId the same for the start, the updates and the end: camera, track, action, and of the
 *     start's evidence the key sequence and twelve digits of the checkpoint
 * @param revision 0 for the start, then 1, 2 …; id and revision together name a record for good
 * @param type start, update or end
 * @param cameraId the camera, which is also the record's key
 * @param streamEpoch the epoch of the start
 * @param trackId the actor
 * @param actionId AVA v2.2 id, 1..80
 * @param actionName its name in the label map
 * @param score the action's score at this record's key frame; of the last evidence in an end
 * @param peakScore the highest score since the start
 * @param box where the actor is at this record's key frame; of the last evidence in an end
 * @param startTimeUs key-frame time of the first evidence
 * @param timeUs key-frame time of this record's evidence; of the last evidence in an end
 * @param keySequence sequence of the window that holds this record's key frame
 * @param endReason why it ended; present exactly in an end
 * @param evidence what this record rests on
 * @param zones of the camera that the actor has entered since the first evidence, in that order
 * @param stamps when the clip of this record's evidence passed each stage
 * @param keyFrame the picture, in starts and ends where evidence is asked for
 */
public record ActionEvent(
    String eventId,
    int revision,
    Type type,
    String cameraId,
    int streamEpoch,
    String trackId,
    int actionId,
    String actionName,
    double score,
    double peakScore,
    Box box,
    long startTimeUs,
    long timeUs,
    long keySequence,
    Optional<EndReason> endReason,
    Evidence evidence,
    List<String> zones,
    Optional<StageStamps> stamps,
    Optional<KeyFrame> keyFrame) {

  /** Where in its life an event is. */
  public enum Type {
    /** The first record, with revision 0. */
    START,
    /** It goes on. */
    UPDATE,
    /** The last record; exactly one per start. */
    END
  }

  /** Why an event ended. */
  public enum EndReason {
    /** The actor is there and no longer does it. */
    EVIDENCE_GONE,
    /** The actor is no longer there. */
    ACTOR_LEFT,
    /** The camera fell silent. */
    CAMERA_LOST,
    /** The camera was paused. */
    CAMERA_PAUSED,
    /** The camera's definition was removed. */
    CAMERA_REMOVED,
    /** The recording is over. */
    END_OF_INPUT
  }

  public ActionEvent {
    Refuse.blank("eventId", eventId);
    Refuse.negative("revision", revision);
    Refuse.notACameraId("cameraId", cameraId);
    Refuse.negative("streamEpoch", streamEpoch);
    Refuse.blank("trackId", trackId);
    Refuse.notAnActionId("actionId", actionId);
    Refuse.blank("actionName", actionName);
    Refuse.outsideUnit("score", score);
    Refuse.outsideUnit("peakScore", peakScore);
    Refuse.backwards("startTimeUs", startTimeUs, "timeUs", timeUs);
    Refuse.negative("keySequence", keySequence);
    zones = List.copyOf(zones);
    if ((revision == 0) != (type == Type.START)) {
      throw new IllegalArgumentException(
          "revision must be 0 exactly in a START, was %d in %s".formatted(revision, type));
    }
    if (endReason.isPresent() != (type == Type.END)) {
      throw new IllegalArgumentException(
          "endReason must be present exactly in an END, was %s in %s"
              .formatted(endReason.map(Enum::name).orElse("absent"), type));
    }
  }

  /** The same with the picture that it speaks of. */
  public ActionEvent with(KeyFrame picture) {
    return new ActionEvent(
        eventId,
        revision,
        type,
        cameraId,
        streamEpoch,
        trackId,
        actionId,
        actionName,
        score,
        peakScore,
        box,
        startTimeUs,
        timeUs,
        keySequence,
        endReason,
        evidence,
        zones,
        stamps,
        Optional.of(picture));
  }
}
