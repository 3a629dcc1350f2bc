package io.pvit.trainer.judge;

import io.pvit.trainer.dataset.ClipKnowledge;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * Marks of answers about whole clips. Clips of one film resemble each other, so intervals draw
 * films.
 *
 * <p>Where states change, class 0 is no change and the others name a frame each. A change is
 * answered where they add up to more than class 0; its key frame is the surest of them.
 */
final class ClipMarks {

  private static final int DRAWS = 1000;
  private static final double CONFIDENCE = 0.95;
  private static final int LARGEST_CONFUSION = 20;
  private static final List<String> CHANGES = List.of("no change", "change");

  private final Map<Path, Film> films = new LinkedHashMap<>();
  private final int classes;
  private final long[] clipsOfClass;
  private final long[] rightOfClass;
  private Confusion confusion;

  private static final class Film {
    final TopAccuracy classes = new TopAccuracy();
    final StateChangeMeasure changes = new StateChangeMeasure();

    void add(Film other, int times) {
      classes.add(other.classes, times);
      changes.add(other.changes, times);
    }
  }

  /**
   * Of a network.
   *
   * @param classes how many it tells apart
   * @param areChanges whether they are those of a change of state
   */
  ClipMarks(int classes, boolean areChanges) {
    this.classes = classes;
    clipsOfClass = new long[classes];
    rightOfClass = new long[classes];
    List<String> numbers = IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    confusion =
        Confusion.of(areChanges ? CHANGES : classes <= LARGEST_CONFUSION ? numbers : List.of());
  }

  /**
   * One clip.
   *
   * @param chances of all classes
   * @param seconds of the frames that classes from 1 on name
   */
  void add(Path film, ClipKnowledge known, double[] chances, List<Double> seconds) {
    Film of = films.computeIfAbsent(film, any -> new Film());
    if (known instanceof ClipKnowledge.OfClass it) {
      addClass(of, it.output(), chances);
    } else if (known instanceof ClipKnowledge.StateChange it) {
      addChange(of, it.pointOfNoReturn(), chances, seconds);
    } else {
      throw new IllegalArgumentException("a whole clip has a class or a change, was " + known);
    }
  }

  private void addClass(Film film, int truth, double[] chances) {
    film.classes.add(chances, truth);
    int answer = surest(chances, 0);
    clipsOfClass[truth]++;
    rightOfClass[truth] += answer == truth ? 1 : 0;
    if (!confusion.classes().isEmpty()) {
      confusion = confusion.plus(truth, answer);
    }
  }

  private void addChange(Film film, OptionalDouble truth, double[] chances, List<Double> seconds) {
    boolean isChange = IntStream.range(1, classes).mapToDouble(k -> chances[k]).sum() > chances[0];
    confusion = confusion.plus(truth.isPresent() ? 1 : 0, isChange ? 1 : 0);
    if (truth.isPresent()) {
      double answered = seconds.get(surest(chances, 1) - 1);
      film.changes.addChange(isChange, answered, truth.getAsDouble());
    } else {
      film.changes.addUnchanged(isChange);
    }
  }

  private static int surest(double[] chances, int from) {
    int best = from;
    for (int k = from + 1; k < chances.length; k++) {
      best = chances[k] > chances[best] ? k : best;
    }
    return best;
  }

  /** Of classes or of changes; without any where classes are too many to be shown. */
  Confusion confusion() {
    return confusion;
  }

  /** All figures by name. */
  SortedMap<String, Figure> figures(long seed) {
    SortedMap<String, Figure> figures = new TreeMap<>();
    put(figures, "top1", false, film -> film.classes.top1(), seed);
    put(figures, "top5", false, film -> film.classes.top5(), seed);
    put(figures, "stateChangeAccuracy", false, film -> film.changes.accuracy(), seed);
    put(figures, "keyFrameErrorSeconds", true, film -> film.changes.keyFrameErrorSeconds(), seed);
    IntStream.range(0, classes)
        .filter(k -> clipsOfClass[k] > 0)
        .mapToDouble(k -> (double) rightOfClass[k] / clipsOfClass[k])
        .average()
        .ifPresent(mean -> figures.put("meanClassAccuracy", Figure.of(mean)));
    return figures;
  }

  private void put(
      SortedMap<String, Figure> figures,
      String name,
      boolean lessIsBetter,
      Function<Film, OptionalDouble> measure,
      long seed) {
    List<Film> all = List.copyOf(films.values());
    int[] once = IntStream.range(0, all.size()).map(film -> 1).toArray();
    OptionalDouble value = measure.apply(sum(all, once));
    if (value.isEmpty()) {
      return;
    }
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Interval interval =
        Bootstrap.interval(
                DRAWS,
                CONFIDENCE,
                () -> measure.apply(sum(all, Bootstrap.draw(all.size(), random))))
            .orElse(null);
    figures.put(name, new Figure(value.getAsDouble(), interval, lessIsBetter));
  }

  private static Film sum(List<Film> films, int[] times) {
    Film sum = new Film();
    for (int film = 0; film < times.length; film++) {
      sum.add(films.get(film), times[film]);
    }
    return sum;
  }
}
