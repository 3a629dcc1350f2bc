package io.pvit.model.checkpoint;

/**
 * Which answers count. They belong to the weights: another checkpoint scores otherwise.
 *
 * @param actor lowest score of a person, 0..1
 * @param actionStart score at which an action begins, 0..1
 * @param actionEnd score below which it is over, 0..actionStart
 * @param maxActors most people of one clip, the surest first
 */
public record Thresholds(double actor, double actionStart, double actionEnd, int maxActors) {
  public Thresholds {
    require(actor >= 0 && actor <= 1, "actor must be within 0..1, was " + actor);
    require(
        actionStart >= 0 && actionStart <= 1,
        "actionStart must be within 0..1, was " + actionStart);
    require(
        actionEnd >= 0 && actionEnd <= actionStart,
        "actionEnd must be within 0..actionStart, was " + actionEnd);
    require(maxActors >= 1, "maxActors must be >= 1, was " + maxActors);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
