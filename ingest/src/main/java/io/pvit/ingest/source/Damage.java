package io.pvit.ingest.source;

/**
 * Faults in a film that did not end it.
 *
 * @param corruptPackets packets whose container marks them as damaged
 * @param decodeErrors packets or pictures that the decoder refused
 */
public record Damage(long corruptPackets, long decodeErrors) {

  /** A film without a fault. */
  public static final Damage NONE = new Damage(0, 0);
}
