package io.pvit.trainer.judge;

import io.pvit.trainer.judge.FrameDetections.Detection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Frame mean average precision at IoU 0.5, AVA's measure, as the two published evaluators compute
 * it.
 *
 * <p>Each detection goes to the truth of its class that it overlaps most, and is false when that
 * one is taken. All detections of a class are ranked together; the average precision is the area
 * under the envelope of its precision, over every step of recall.
 */
public final class FrameMap {

  private static final double MATCH = 0.5;
  private static final int DRAWS = 1000;
  private static final double CONFIDENCE = 0.95;

  private final Variant variant;
  private final Set<Integer> classes;
  private final Map<String, Frame> frames = new LinkedHashMap<>();
  private final Map<String, Frame> detected = new LinkedHashMap<>();

  /** Whose rules hold where they differ. */
  public enum Variant {
    /**
     * ActivityNet's {@code get_ava_performance.py}: the 50 surest detections of a frame over all
     * classes, matched in order of score; nothing is asked of frames that nobody listed.
     */
    ACTIVITYNET(50),
    /**
     * PySlowFast's, which published figures of models come from: every detection, matched in the
     * order given; one on a frame that nobody listed is false.
     */
    SLOWFAST(Integer.MAX_VALUE);

    private final int capacity;

    Variant(int capacity) {
      this.capacity = capacity;
    }
  }

  private static final class Frame {
    final int number;
    final FrameDetections best;
    final List<Detection> given = new ArrayList<>();
    final Map<Integer, List<FrameBox>> truths = new TreeMap<>();
    boolean isListed;

    Frame(int number, int capacity) {
      this.number = number;
      best = new FrameDetections(capacity);
    }
  }

  /**
   * Nothing yet.
   *
   * @param classes that count; truths and detections of others are left out
   */
  public FrameMap(Variant variant, Collection<Integer> classes) {
    this.variant = variant;
    this.classes = Set.copyOf(classes);
  }

  /** A frame that is judged, though perhaps nobody is in it. */
  public void addFrame(String frame) {
    frame(frame).isListed = true;
  }

  /** One action that somebody does. */
  public void addTruth(String frame, FrameBox box, int action) {
    addFrame(frame);
    if (classes.contains(action)) {
      frame(frame).truths.computeIfAbsent(action, none -> new ArrayList<>()).add(box);
    }
  }

  /** One action that somebody is said to do. */
  public void addDetection(String frame, FrameBox box, int action, double score) {
    if (!Double.isFinite(score)) {
      throw new IllegalArgumentException("score must be finite, was " + score);
    }
    if (!classes.contains(action)) {
      return;
    }
    Frame place = detected.computeIfAbsent(frame, this::frame);
    Detection detection = new Detection(box, action, score);
    if (variant == Variant.ACTIVITYNET) {
      place.best.add(detection);
    } else {
      place.given.add(detection);
    }
  }

  private Frame frame(String key) {
    return frames.computeIfAbsent(key, none -> new Frame(frames.size(), variant.capacity));
  }

  /** The figures of everything added. */
  public FramePrecision precision() {
    Map<Integer, Ranking> rankings = rankings();
    TreeMap<Integer, OptionalDouble> perClass = new TreeMap<>();
    rankings.forEach((action, ranking) -> perClass.put(action, ranking.averagePrecision()));
    return new FramePrecision(perClass);
  }

  /**
   * Between which values the mean lies in most of many draws of as many frames, with repetition:
   * the percentile bootstrap (Efron).
   *
   * @param draws how many
   * @param confidence share of the draws that lie within, 0..1
   * @return empty when no class has truth
   */
  public Optional<Interval> interval(int draws, double confidence, long seed) {
    return interval(draws, confidence, seed, random -> Bootstrap.draw(frames.size(), random));
  }

  /**
   * Between which values lies by how much this mean is higher than another's, in most of many draws
   * of the same frames for both.
   *
   * @param other of the same frames and truths, added in the same order
   * @return empty when no class has truth
   * @throws IllegalArgumentException when the frames differ
   */
  public Optional<Interval> gain(FrameMap other, int draws, double confidence, long seed) {
    if (!List.copyOf(frames.keySet()).equals(List.copyOf(other.frames.keySet()))) {
      throw new IllegalArgumentException("frames must be the same, in the same order");
    }
    List<Ranking> own = List.copyOf(rankings().values());
    List<Ranking> others = List.copyOf(other.rankings().values());
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    return Bootstrap.interval(
        draws,
        confidence,
        () -> {
          int[] times = Bootstrap.draw(frames.size(), random);
          OptionalDouble before = mean(others, times);
          return mean(own, times).stream().map(mean -> mean - before.orElse(0)).findFirst();
        });
  }

  private static OptionalDouble mean(List<Ranking> rankings, int[] times) {
    return rankings.stream()
        .map(ranking -> ranking.averagePrecision(times))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average();
  }

  /**
   * The mean over the classes that have truth; its interval draws clusters of frames. Empty when no
   * class has truth.
   *
   * @param clusters of the frames, in the order that they were first named in
   */
  Optional<Figure> figure(long seed, Clusters clusters) {
    OptionalDouble mean = precision().mean();
    return mean.isPresent()
        ? Optional.of(
            new Figure(
                mean.getAsDouble(),
                interval(DRAWS, CONFIDENCE, seed, clusters::draw).orElse(null),
                false))
        : Optional.empty();
  }

  private Optional<Interval> interval(
      int draws, double confidence, long seed, Function<RandomGenerator, int[]> draw) {
    List<Ranking> rankings =
        rankings().values().stream().filter(ranking -> ranking.truths() > 0).toList();
    if (rankings.isEmpty()) {
      return Optional.empty();
    }
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    return Bootstrap.interval(
        draws,
        confidence,
        () -> {
          int[] times = draw.apply(random);
          return mean(rankings, times);
        });
  }

  private Map<Integer, Ranking> rankings() {
    Map<Integer, Ranking.Builder> builders = new TreeMap<>();
    classes.forEach(action -> builders.put(action, new Ranking.Builder(frames.size())));
    for (Frame frame : frames.values()) {
      frame.truths.forEach(
          (action, boxes) -> builder(builders, action).addTruths(frame.number, boxes.size()));
    }
    for (Frame frame : detected.values()) {
      if (variant == Variant.SLOWFAST) {
        match(frame, frame.given, builders);
      } else if (frame.isListed) {
        match(frame, frame.best.descending(), builders);
      }
    }
    Map<Integer, Ranking> rankings = new TreeMap<>();
    builders.forEach((action, builder) -> rankings.put(action, builder.build()));
    return rankings;
  }

  private static Ranking.Builder builder(Map<Integer, Ranking.Builder> builders, int action) {
    return Objects.requireNonNull(builders.get(action));
  }

  private static void match(
      Frame frame, List<Detection> detections, Map<Integer, Ranking.Builder> builders) {
    Map<Integer, boolean[]> taken = new TreeMap<>();
    frame.truths.forEach((action, boxes) -> taken.put(action, new boolean[boxes.size()]));
    for (Detection detection : detections) {
      if (detection.box().isEmpty()) {
        continue;
      }
      int action = detection.action();
      boolean isHit =
          takes(
              detection.box(),
              frame.truths.getOrDefault(action, List.of()),
              taken.getOrDefault(action, new boolean[0]));
      builder(builders, action).addDetection(frame.number, detection.score(), isHit);
    }
  }

  /** Whether the box gets the truth that it overlaps most, the first of equals. */
  private static boolean takes(FrameBox box, List<FrameBox> truths, boolean[] taken) {
    int best = -1;
    double most = -1;
    for (int i = 0; i < truths.size(); i++) {
      double overlap = box.iou(truths.get(i));
      if (overlap > most) {
        most = overlap;
        best = i;
      }
    }
    if (most < MATCH || taken[best]) {
      return false;
    }
    taken[best] = true;
    return true;
  }
}
