package io.pvit.trainer.ablation;

import io.pvit.trainer.scene.random.RandomStream;
import java.util.Arrays;
import java.util.List;

/**
 * How much more of the same clips one method tells than another, run by run of the same seed.
 *
 * @param mean difference of shares, -1..1
 * @param low lower end of the interval that holds 95 of 100 bootstrap draws
 * @param high upper end
 */
public record PairedDifference(double mean, double low, double high) {

  private static final int DRAWS = 2000;
  private static final double TAIL = 0.025;

  /**
   * Of runs with the same seeds in the same order, judged by the same clips. Seeds and clips are
   * drawn with repetition; with one seed the interval is about clips alone.
   */
  static PairedDifference of(List<RunResult> method, List<RunResult> baseline) {
    if (method.isEmpty() || method.size() != baseline.size()) {
      throw new IllegalArgumentException(
          "runs must be as many as the baseline's, were %d and %d"
              .formatted(method.size(), baseline.size()));
    }
    int seeds = method.size();
    int clips = method.get(0).correct().length();
    int[][] better = new int[seeds][clips];
    double sum = 0;
    for (int seed = 0; seed < seeds; seed++) {
      for (int clip = 0; clip < clips; clip++) {
        better[seed][clip] =
            method.get(seed).correct().charAt(clip) - baseline.get(seed).correct().charAt(clip);
        sum += better[seed][clip];
      }
    }
    double[] draws = new double[DRAWS];
    RandomStream random = RandomStream.of(1).named("bootstrap");
    for (int draw = 0; draw < DRAWS; draw++) {
      draws[draw] = drawn(better, random);
    }
    Arrays.sort(draws);
    return new PairedDifference(
        sum / ((double) seeds * clips),
        draws[(int) (TAIL * DRAWS)],
        draws[(int) ((1 - TAIL) * DRAWS) - 1]);
  }

  /** The clips that are drawn are the same for all seeds of a draw. */
  private static double drawn(int[][] better, RandomStream random) {
    int clips = better[0].length;
    int[] taken = new int[clips];
    for (int i = 0; i < clips; i++) {
      taken[i] = random.below(clips);
    }
    double sum = 0;
    for (int i = 0; i < better.length; i++) {
      int[] of = better[random.below(better.length)];
      for (int clip : taken) {
        sum += of[clip];
      }
    }
    return sum / ((double) better.length * clips);
  }
}
