package io.pvit.trainer.judge;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Intervals from many draws of the same clips, with repetition: Efron's percentile bootstrap. */
final class Bootstrap {

  private Bootstrap() {}

  /** How often each of so many things is drawn, in as many draws as there are things. */
  static int[] draw(int things, RandomGenerator random) {
    int[] times = new int[things];
    for (int i = 0; i < things; i++) {
      times[random.nextInt(things)]++;
    }
    return times;
  }

  /**
   * The middle part of a figure's values.
   *
   * @param draws how many values are made, at least one
   * @param confidence share of them that lies within, 0..1
   * @param figure of one draw; empty where the draw has nothing to measure
   * @return empty when no draw had
   */
  static Optional<Interval> interval(
      int draws, double confidence, Supplier<OptionalDouble> figure) {
    double[] values =
        Stream.generate(figure)
            .limit(draws)
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .sorted()
            .toArray();
    if (values.length == 0) {
      return Optional.empty();
    }
    double tail = (1 - confidence) / 2;
    return Optional.of(new Interval(quantile(values, tail), quantile(values, 1 - tail)));
  }

  /** Linear between neighbours, of values in ascending order. */
  static double quantile(double[] ascending, double share) {
    double place = share * (ascending.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, ascending.length - 1);
    return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
  }

  /** The middle of some values; not a number of none. */
  static double median(double[] values) {
    double[] ascending = values.clone();
    Arrays.sort(ascending);
    return ascending.length == 0 ? Double.NaN : quantile(ascending, 0.5);
  }
}
