package io.pvit.trainer.judge;

import java.util.OptionalDouble;

/** How often the true class of a clip is the surest answer, or among the five surest. */
public final class TopAccuracy {

  private static final int FEW = 5;

  private int clips;
  private int first;
  private int amongFew;

  /**
   * One clip.
   *
   * @param scores of all classes; of equal ones the first is the surer
   * @param truth the true class
   */
  public void add(double[] scores, int truth) {
    int before = 0;
    for (int k = 0; k < scores.length; k++) {
      before += scores[k] > scores[truth] || (scores[k] == scores[truth] && k < truth) ? 1 : 0;
    }
    clips++;
    first += before == 0 ? 1 : 0;
    amongFew += before < FEW ? 1 : 0;
  }

  /** All clips of another, so many times. */
  public void add(TopAccuracy other, int times) {
    clips += other.clips * times;
    first += other.first * times;
    amongFew += other.amongFew * times;
  }

  /** Share of clips whose surest answer is true; empty without a clip. */
  public OptionalDouble top1() {
    return share(first);
  }

  /** Share of clips with the truth among the five surest answers; empty without a clip. */
  public OptionalDouble top5() {
    return share(amongFew);
  }

  private OptionalDouble share(int count) {
    return clips == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) count / clips);
  }
}
