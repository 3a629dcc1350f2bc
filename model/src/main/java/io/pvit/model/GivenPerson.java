package io.pvit.model;

/**
 * A person whose box somebody else has found, in shares of the source picture.
 *
 * @param x1 left edge, 0..1
 * @param y1 upper edge, 0..1
 * @param x2 right edge, above x1
 * @param y2 lower edge, above y1
 * @param score how sure whoever found the box is that this is a person, 0..1
 */
public record GivenPerson(double x1, double y1, double x2, double y2, double score) {
  public GivenPerson {
    if (!(0 <= x1 && x1 < x2 && x2 <= 1 && 0 <= y1 && y1 < y2 && y2 <= 1)) {
      throw new IllegalArgumentException(
          "a box must have some size within 0..1, was %s,%s,%s,%s".formatted(x1, y1, x2, y2));
    }
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("score must be within 0..1, was " + score);
    }
  }
}
