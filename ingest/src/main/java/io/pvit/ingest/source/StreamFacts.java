package io.pvit.ingest.source;

/**
 * What is known of a stream once it is open.
 *
 * @param live true when its end means that something was lost, false for a film that is over
 * @param pictureIntervalUs how far apart its pictures are as a rule, for those without a time
 * @param description container, codec and size, for people
 */
public record StreamFacts(boolean live, long pictureIntervalUs, String description) {
  public StreamFacts {
    if (pictureIntervalUs < 1) {
      throw new IllegalArgumentException(
          "pictureIntervalUs must be >= 1, was " + pictureIntervalUs);
    }
  }
}
