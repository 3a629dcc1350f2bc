package io.pvit.inference.event;

/**
 * How sure the network must be; comes with each checkpoint.
 *
 * @param startScore an action begins at this score or above, 0..1
 * @param endScore it goes on at this score or above, 0..startScore
 */
public record Thresholds(double startScore, double endScore) {
  public Thresholds {
    if (!(endScore >= 0 && endScore <= startScore && startScore <= 1)) {
      throw new IllegalArgumentException(
          "thresholds must keep 0 <= endScore <= startScore <= 1, were endScore %s, startScore %s"
              .formatted(endScore, startScore));
    }
  }
}
