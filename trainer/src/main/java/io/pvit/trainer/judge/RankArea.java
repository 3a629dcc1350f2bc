package io.pvit.trainer.judge;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Area under the ROC curve: the chance that a case that is so is scored higher than one that is not
 * (Mann and Whitney); equal scores count half.
 */
public final class RankArea {

  private RankArea() {}

  /** Of scores; empty when one of the lists is. */
  public static OptionalDouble of(List<Double> positives, List<Double> negatives) {
    if (positives.isEmpty() || negatives.isEmpty()) {
      return OptionalDouble.empty();
    }
    double wins = 0;
    for (double positive : positives) {
      for (double negative : negatives) {
        wins += positive > negative ? 1 : positive == negative ? 0.5 : 0;
      }
    }
    return OptionalDouble.of(wins / ((double) positives.size() * negatives.size()));
  }
}
