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

  /**
   * Of weights that know nothing: so low that something is always seen, as the first use of a new
   * installation wants it. Set to where the scores of fresh heads lie.
   */
  public static final Thresholds UNTRAINED = new Thresholds(0.005, 0.031, 0.028, 5);

  /**
   * Of trained weights whose scores nobody has measured here: an even chance begins an action, a
   * little less keeps it.
   */
  public static final Thresholds UNMEASURED = new Thresholds(0.5, 0.5, 0.4, 20);

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
