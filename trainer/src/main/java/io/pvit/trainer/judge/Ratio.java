package io.pvit.trainer.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** A share that is counted clip by clip, so that an interval over clips can be given. */
final class Ratio {

  private final List<long[]> clips = new ArrayList<>();

  /** One clip: so many of so many. */
  void add(long part, long whole) {
    clips.add(new long[] {part, whole});
  }

  /** All parts over all wholes; empty when there is nothing whole. */
  OptionalDouble value() {
    int[] once = new int[clips.size()];
    Arrays.fill(once, 1);
    return value(once);
  }

  /** With an interval that draws clips. */
  Optional<Figure> figure(int draws, long seed) {
    return figure(draws, seed, random -> Bootstrap.draw(clips.size(), random));
  }

  /** With an interval that draws clusters of clips. */
  Optional<Figure> figure(int draws, long seed, Clusters clusters) {
    return figure(draws, seed, clusters::draw);
  }

  private Optional<Figure> figure(int draws, long seed, Function<RandomGenerator, int[]> draw) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Optional<Interval> interval = Bootstrap.interval(draws, 0.95, () -> value(draw.apply(random)));
    return value().isPresent()
        ? Optional.of(new Figure(value().getAsDouble(), interval.orElse(null), false))
        : Optional.empty();
  }

  private OptionalDouble value(int[] times) {
    long parts = 0;
    long wholes = 0;
    for (int clip = 0; clip < times.length; clip++) {
      parts += times[clip] * clips.get(clip)[0];
      wholes += times[clip] * clips.get(clip)[1];
    }
    return wholes == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) parts / wholes);
  }
}
