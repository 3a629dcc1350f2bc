package io.pvit.ingest.window;

/**
 * Where a camera's windows go on.
 *
 * @param nextSequence the sequence of the next window or marker
 * @param nextEpoch the epoch that begins next
 */
public record Continuation(long nextSequence, int nextEpoch) {

  /** A camera nobody has watched yet. */
  public static final Continuation FRESH = new Continuation(0, 0);

  public Continuation {
    if (nextSequence < 0 || nextEpoch < 0) {
      throw new IllegalArgumentException(
          "nextSequence and nextEpoch must be >= 0, were " + nextSequence + ", " + nextEpoch);
    }
  }

  boolean isFresh() {
    return nextSequence == 0;
  }
}
