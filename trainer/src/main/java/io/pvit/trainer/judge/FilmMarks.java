package io.pvit.trainer.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Which of a few kinds of action people in films are taken to do. Cases of one film resemble each
 * other, so intervals draw films, not cases.
 */
final class FilmMarks {

  private static final int DRAWS = 1000;
  private static final double CONFIDENCE = 0.95;

  private final List<Kind> kinds;
  private final List<Case> cases = new ArrayList<>();

  /**
   * Actions that are not told apart.
   *
   * @param name of them together
   * @param ids AVA's
   */
  record Kind(String name, List<Integer> ids) {}

  private record Case(int film, int truth, int answer) {}

  FilmMarks(List<Kind> kinds) {
    this.kinds = List.copyOf(kinds);
  }

  /**
   * One answer; nothing happens when the action is of no kind.
   *
   * @param scoreOfId of each action; empty when nobody was found
   */
  void add(int film, int action, Optional<IntToDoubleFunction> scoreOfId) {
    OptionalInt truth = kind(action);
    if (truth.isPresent()) {
      cases.add(new Case(film, truth.getAsInt(), scoreOfId.map(this::surest).orElse(kinds.size())));
    }
  }

  private OptionalInt kind(int action) {
    for (int kind = 0; kind < kinds.size(); kind++) {
      if (kinds.get(kind).ids().contains(action)) {
        return OptionalInt.of(kind);
      }
    }
    return OptionalInt.empty();
  }

  private int surest(IntToDoubleFunction scoreOfId) {
    int best = 0;
    double most = -1;
    for (int kind = 0; kind < kinds.size(); kind++) {
      double score =
          kinds.get(kind).ids().stream().mapToDouble(scoreOfId::applyAsDouble).max().orElse(0);
      if (score > most) {
        most = score;
        best = kind;
      }
    }
    return best;
  }

  Confusion confusion() {
    Confusion confusion = Confusion.of(kinds.stream().map(Kind::name).toList());
    for (Case one : cases) {
      confusion = confusion.plus(one.truth(), one.answer());
    }
    return confusion;
  }

  /** The mean over the kinds of the share of their cases that is answered right. */
  Optional<Figure> balancedAccuracy(int films, long seed) {
    OptionalDouble value = confusion().balancedAccuracy();
    if (value.isEmpty()) {
      return Optional.empty();
    }
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Optional<Interval> interval =
        Bootstrap.interval(DRAWS, CONFIDENCE, () -> balanced(Bootstrap.draw(films, random)));
    return Optional.of(new Figure(value.getAsDouble(), interval.orElse(null), false));
  }

  private OptionalDouble balanced(int[] times) {
    long[] right = new long[kinds.size()];
    long[] all = new long[kinds.size()];
    for (Case one : cases) {
      all[one.truth()] += times[one.film()];
      right[one.truth()] += one.answer() == one.truth() ? times[one.film()] : 0;
    }
    double sum = 0;
    int counted = 0;
    for (int kind = 0; kind < all.length; kind++) {
      if (all[kind] > 0) {
        sum += (double) right[kind] / all[kind];
        counted++;
      }
    }
    return counted == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / counted);
  }
}
