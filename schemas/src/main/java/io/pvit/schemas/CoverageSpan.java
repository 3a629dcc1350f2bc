package io.pvit.schemas;

/**
 * A span of time in which a camera was watched or was not; the spans of a stage fill the wall time.
 *
 * @param cameraId the camera, which is also the record's key
 * @param stage which part of the system speaks
 * @param watched false when nobody looked
 * @param reason why it was not watched; {@link Reason#NONE} when it was
 * @param detail the same in words
 * @param fromUs beginning, inclusive
 * @param toUs end, exclusive
 */
public record CoverageSpan(
    String cameraId,
    Stage stage,
    boolean watched,
    Reason reason,
    String detail,
    long fromUs,
    long toUs) {

  /** The part of the system that looked or did not. */
  public enum Stage {
    /** From the camera to the windows topic. */
    INGEST,
    /** From the windows topic to detections. */
    INFERENCE
  }

  /** Why nobody looked. */
  public enum Reason {
    /** It was watched. */
    NONE,
    /** No connection, or no picture over it. */
    LINK_LOST,
    /** More came than could be worked off. */
    SHED,
    /** The pictures could not be decoded. */
    DECODER,
    /** Paused by a person. */
    PAUSED,
    /** The windows do not fit the checkpoint's input contract. */
    NOT_FITTING,
    /** The process that should have looked was gone. */
    PROCESS_LOST
  }

  public CoverageSpan {
    Refuse.notACameraId("cameraId", cameraId);
    Refuse.negative("fromUs", fromUs);
    Refuse.backwards("fromUs", fromUs, "toUs", toUs);
    if (watched != (reason == Reason.NONE)) {
      throw new IllegalArgumentException(
          "reason must be NONE exactly when watched, was watched=%s reason=%s"
              .formatted(watched, reason));
    }
  }
}
