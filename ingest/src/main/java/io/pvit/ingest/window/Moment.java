package io.pvit.ingest.window;

/**
 * A picture's place in its epoch.
 *
 * @param timeUs from the epoch's first picture
 * @param durationUs how long the picture stands when nothing follows it, at least 1
 * @param jumped true when the stream's own time broke off before it
 */
public record Moment(long timeUs, long durationUs, boolean jumped) {
  public Moment {
    if (timeUs < 0 || durationUs < 1) {
      throw new IllegalArgumentException(
          "timeUs must be >= 0 and durationUs >= 1, were " + timeUs + " and " + durationUs);
    }
  }

  long endUs() {
    return timeUs + durationUs;
  }
}
