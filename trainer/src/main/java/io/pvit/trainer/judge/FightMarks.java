package io.pvit.trainer.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** How well films with a fight are told from those without, each by its surest clip. */
final class FightMarks {

  private static final int DRAWS = 1000;
  private static final double CONFIDENCE = 0.95;

  private final Map<Integer, Double> surest = new TreeMap<>();

  /** One clip of a film, and how sure the answer is that somebody fights. */
  void add(int film, double score) {
    surest.merge(film, score, Math::max);
  }

  /**
   * The area under the curve, with its interval over films.
   *
   * @param isFight of a film
   * @param seed of the interval
   * @return empty where there are not films of both kinds
   */
  Optional<Figure> area(IntPredicate isFight, long seed) {
    List<Integer> films = List.copyOf(surest.keySet());
    int[] once = new int[films.size()];
    Arrays.fill(once, 1);
    OptionalDouble area = area(films, isFight, once);
    if (area.isEmpty()) {
      return Optional.empty();
    }
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    return Optional.of(
        new Figure(
            area.getAsDouble(),
            Bootstrap.interval(
                    DRAWS,
                    CONFIDENCE,
                    () -> area(films, isFight, Bootstrap.draw(films.size(), random)))
                .orElse(null),
            false));
  }

  private OptionalDouble area(List<Integer> films, IntPredicate isFight, int[] times) {
    List<Double> positives = new ArrayList<>();
    List<Double> negatives = new ArrayList<>();
    for (int i = 0; i < times.length; i++) {
      int film = films.get(i);
      for (int time = 0; time < times[i]; time++) {
        (isFight.test(film) ? positives : negatives).add(Objects.requireNonNull(surest.get(film)));
      }
    }
    return RankArea.of(positives, negatives);
  }
}
