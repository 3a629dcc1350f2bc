package io.pvit.ingest.window;

import java.util.OptionalLong;

/**
 * Turns a stream's time stamps, which may be absent, repeat, wrap or jump, into an epoch's time:
 * from 0, and only forward.
 *
 * <p>A step back of more than a second, or forward of more than a day, is a new beginning of the
 * stream's clock and not time that passed: the picture is placed right behind the one before and
 * marked as a jump.
 */
public final class Timeline {

  private static final long BACK_US = 1_000_000;
  private static final long FORWARD_US = 86_400_000_000L;

  /** Beyond this a stamp is damage; it keeps every difference below from overflowing. */
  private static final long SANE_US = Long.MAX_VALUE / 4;

  private final long intervalUs;
  private OptionalLong offsetUs = OptionalLong.empty();
  private long lastUs = -1;

  /**
   * @param intervalUs how far apart pictures are as a rule
   */
  public Timeline(long intervalUs) {
    this.intervalUs = intervalUs;
  }

  /** The place of the next picture. */
  public Moment place(OptionalLong streamTimeUs, long durationUs) {
    boolean jumped = false;
    long expectedUs = lastUs < 0 ? 0 : lastUs + intervalUs;
    long timeUs = expectedUs;
    if (isSane(streamTimeUs)) {
      long stampUs = streamTimeUs.getAsLong();
      if (offsetUs.isEmpty()) {
        offsetUs = OptionalLong.of(expectedUs - stampUs);
      }
      long steppedUs = stampUs + offsetUs.getAsLong() - Math.max(lastUs, 0);
      jumped = steppedUs < -BACK_US || steppedUs > FORWARD_US;
      if (jumped) {
        offsetUs = OptionalLong.of(expectedUs - stampUs);
      }
      timeUs = Math.max(stampUs + offsetUs.getAsLong(), lastUs + 1);
    }
    lastUs = timeUs;
    boolean known = durationUs > 0 && durationUs < SANE_US;
    return new Moment(timeUs, known ? durationUs : intervalUs, jumped);
  }

  private static boolean isSane(OptionalLong stampUs) {
    return stampUs.isPresent() && stampUs.getAsLong() > -SANE_US && stampUs.getAsLong() < SANE_US;
  }
}
