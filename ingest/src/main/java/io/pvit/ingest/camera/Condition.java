package io.pvit.ingest.camera;

import io.pvit.schemas.CameraStatus;
import io.pvit.schemas.CameraStatus.State;
import java.time.Duration;
import java.util.Optional;

/**
 * How a camera is doing: told by the thread that reads it, asked by another one, which also notices
 * that a picture is overdue while the reading thread waits for it.
 */
public final class Condition {

  private static final double MICROS = 1e6;

  private final String cameraId;
  private final Duration stalledAfter;
  private State state = State.CONNECTING;
  private String reason = "not connected yet";
  private long sinceUs;
  private long pictures;
  private long countedPictures;
  private long countedAtUs;
  private long lastPictureUs;

  /**
   * @param stalledAfter how long no picture may come while the connection stands
   */
  public Condition(String cameraId, Duration stalledAfter, long nowUs) {
    this.cameraId = cameraId;
    this.stalledAfter = stalledAfter;
    this.sinceUs = nowUs;
    this.countedAtUs = nowUs;
  }

  /**
   * From now on it is like this.
   *
   * @param why in words, without a password
   */
  public synchronized void become(State next, String why, long nowUs) {
    if (state != next) {
      sinceUs = nowUs;
    }
    state = next;
    reason = why;
  }

  /** A picture has come, so it is live. */
  public synchronized void picture(long nowUs) {
    pictures++;
    if (state != State.LIVE || isOverdue(nowUs)) {
      state = State.LIVE;
      reason = "pictures arrive";
      sinceUs = nowUs;
    }
    lastPictureUs = nowUs;
  }

  /** The status at this moment; its rate is that since the last call. */
  public synchronized CameraStatus status(long nowUs) {
    double seconds = Math.max(1, nowUs - countedAtUs) / MICROS;
    double rate = (pictures - countedPictures) / seconds;
    countedPictures = pictures;
    countedAtUs = nowUs;
    boolean stalled = state == State.LIVE && isOverdue(nowUs);
    return new CameraStatus(
        cameraId,
        stalled ? State.STALLED : state,
        rate,
        lastPictureUs == 0 ? Optional.empty() : Optional.of(lastPictureUs),
        stalled ? "no picture for more than %d ms".formatted(stalledAfter.toMillis()) : reason,
        Math.min(nowUs, stalled ? lastPictureUs : sinceUs),
        nowUs);
  }

  private boolean isOverdue(long nowUs) {
    return nowUs - lastPictureUs > stalledAfter.toNanos() / 1_000;
  }
}
