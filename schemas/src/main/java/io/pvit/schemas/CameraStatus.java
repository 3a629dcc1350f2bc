package io.pvit.schemas;

import java.util.Optional;

/**
 * How a camera is doing.
 *
 * @param cameraId the camera, which is also the record's key
 * @param state what its reader is doing
 * @param framesPerSecond pictures a second that arrive now
 * @param lastFrameTimeUs capture time of the newest picture
 * @param reason why it is in this state, in words and without any password
 * @param sinceUs when it entered this state
 * @param updatedAtUs when this was written
 */
public record CameraStatus(
    String cameraId,
    State state,
    double framesPerSecond,
    Optional<Long> lastFrameTimeUs,
    String reason,
    long sinceUs,
    long updatedAtUs) {

  /** What the camera's reader is doing. */
  public enum State {
    /** Opening the stream. */
    CONNECTING,
    /** Pictures arrive. */
    LIVE,
    /** The connection stands and no picture comes. */
    STALLED,
    /** Waiting before the next attempt. */
    BACKING_OFF,
    /** Switched off by a person. */
    PAUSED,
    /** The recording is over. */
    ENDED,
    /** Cannot be watched as it is defined. */
    FAILED
  }

  public CameraStatus {
    Refuse.notACameraId("cameraId", cameraId);
    Refuse.notFinite("framesPerSecond", framesPerSecond);
    Refuse.negative("sinceUs", sinceUs);
    Refuse.backwards("sinceUs", sinceUs, "updatedAtUs", updatedAtUs);
  }
}
