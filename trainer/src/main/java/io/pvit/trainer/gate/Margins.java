package io.pvit.trainer.gate;

/**
 * How much worse a candidate may be and still pass, since figures of few clips waver.
 *
 * @param frameMap of the mean over all classes
 * @param perClass of one class
 * @param leastTruths a class that fewer people do is not judged alone
 * @param slowness how many times the time of the serving one it may take
 */
public record Margins(double frameMap, double perClass, int leastTruths, double slowness) {
  public Margins {
    require(frameMap >= 0 && frameMap <= 1, "frameMap must be within 0..1, was " + frameMap);
    require(perClass >= 0 && perClass <= 1, "perClass must be within 0..1, was " + perClass);
    require(leastTruths >= 1, "leastTruths must be >= 1, was " + leastTruths);
    require(slowness >= 1, "slowness must be >= 1, was " + slowness);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
