package io.pvit.inference.event;

import io.pvit.schemas.clip.Hop;

/**
 * How many clips it takes.
 *
 * @param startAfterClips consecutive clips with the action before it starts
 * @param endAfterClips clips in which the actor is seen without the action before it ends
 * @param updateEveryClips clips between two records of an event that goes on
 * @param maxMissedClips clips without the actor after which he or she may still come back, as the
 *     tracker has it
 * @param hop from one clip to the next
 */
public record Pace(
    int startAfterClips, int endAfterClips, int updateEveryClips, int maxMissedClips, Hop hop) {
  public Pace {
    require(startAfterClips >= 1, "startAfterClips must be >= 1, was " + startAfterClips);
    require(endAfterClips >= 1, "endAfterClips must be >= 1, was " + endAfterClips);
    require(updateEveryClips >= 1, "updateEveryClips must be >= 1, was " + updateEveryClips);
    require(maxMissedClips >= 0, "maxMissedClips must be >= 0, was " + maxMissedClips);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
