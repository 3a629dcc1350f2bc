package io.pvit.schemas;

import java.util.List;
import java.util.Optional;

/**
 * A person's word on what a camera saw: training follows it.
 *
 * @param labelId chosen by whoever writes it; logs name the label by it
 * @param cameraId the camera, which is also the record's key
 * @param eventId the event it speaks of, if it speaks of one
 * @param timeUs the moment it speaks of
 * @param box the person it speaks of
 * @param verdict what it says about the detection
 * @param actionIds what the person really does; empty for none
 * @param author who says so
 * @param createdAtUs when it was said
 */
public record ActionLabel(
    String labelId,
    String cameraId,
    Optional<String> eventId,
    long timeUs,
    Box box,
    Verdict verdict,
    List<Integer> actionIds,
    String author,
    long createdAtUs) {

  /** What a label says about a detection. */
  public enum Verdict {
    /** It is as detected. */
    CONFIRMED,
    /** It is something else, or more. */
    CORRECTED,
    /** There is no such thing. */
    REJECTED
  }

  public ActionLabel {
    Refuse.blank("labelId", labelId);
    Refuse.notACameraId("cameraId", cameraId);
    Refuse.negative("timeUs", timeUs);
    Refuse.blank("author", author);
    Refuse.negative("createdAtUs", createdAtUs);
    actionIds = List.copyOf(actionIds);
    actionIds.forEach(id -> Refuse.notAnActionId("actionIds", id));
  }
}
