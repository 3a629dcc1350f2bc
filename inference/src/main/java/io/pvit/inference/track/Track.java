package io.pvit.inference.track;

import io.pvit.schemas.Box;

/**
 * An actor that may be seen again.
 *
 * @param id {@code <epoch>-<keySequence>-<index>} of the detection that it began with
 * @param box where the actor was last
 * @param lastSequence key sequence of the clip that saw it last
 * @param lastTimeUs key-frame time of that clip
 * @param velocityX of the middle, shares of the width per second; 0 when seen once
 * @param velocityY the same, of the height
 * @param shedClips clips that were shed since then, which say nothing of the actor
 */
public record Track(
    String id,
    Box box,
    long lastSequence,
    long lastTimeUs,
    double velocityX,
    double velocityY,
    long shedClips) {

  private static final double US_PER_SECOND = 1e6;

  static Track begin(String id, Box box, long sequence, long timeUs) {
    return new Track(id, box, sequence, timeUs, 0, 0, 0);
  }

  /** Seen again there. */
  Track at(Box now, long sequence, long timeUs) {
    double seconds = secondsTo(timeUs);
    return seconds > 0
        ? new Track(
            id,
            now,
            sequence,
            timeUs,
            (middleX(now) - middleX(box)) / seconds,
            (middleY(now) - middleY(box)) / seconds,
            0)
        : new Track(id, now, sequence, timeUs, 0, 0, 0);
  }

  /** So many more clips were shed. */
  Track unwatched(long clips) {
    return new Track(id, box, lastSequence, lastTimeUs, velocityX, velocityY, shedClips + clips);
  }

  /** Where the actor is by then, going on as before; a part outside the picture is cut off. */
  Box expectedAt(long timeUs) {
    double dx = velocityX * secondsTo(timeUs);
    double dy = velocityY * secondsTo(timeUs);
    return new Box(
        within(box.x1() + dx), within(box.y1() + dy), within(box.x2() + dx), within(box.y2() + dy));
  }

  double secondsTo(long timeUs) {
    return Math.max(0, (timeUs - lastTimeUs) / US_PER_SECOND);
  }

  private static double middleX(Box box) {
    return (box.x1() + box.x2()) / 2;
  }

  private static double middleY(Box box) {
    return (box.y1() + box.y2()) / 2;
  }

  private static double within(double share) {
    return Math.min(1, Math.max(0, share));
  }
}
