package io.pvit.trainer.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Whether a candidate may serve.
 *
 * @param against the checkpoint it was held against
 * @param objections why it may not; empty where it may
 * @param figures of both, by name
 */
public record Decision(String against, List<String> objections, Map<String, Double> figures) {
  public Decision {
    objections = List.copyOf(objections);
    figures = Map.copyOf(figures);
  }

  /** Of a candidate that could not even be examined. */
  public static Decision refused(String against, String objection) {
    return new Decision(against, List.of(objection), Map.of());
  }

  /** By figures alone. */
  public static Decision of(String against, List<Comparison> comparisons, Margins margins) {
    List<String> objections = new ArrayList<>();
    Map<String, Double> figures = new TreeMap<>();
    for (Comparison comparison : comparisons) {
      figures.putAll(figures(comparison));
      objections.addAll(objections(comparison, margins));
    }
    return new Decision(against, objections, figures);
  }

  /** Whether it may serve. */
  public boolean passes() {
    return objections.isEmpty();
  }

  private static Map<String, Double> figures(Comparison comparison) {
    Map<String, Double> figures = new TreeMap<>();
    String prefix = "gate." + comparison.set() + ".";
    figures.put(prefix + "clips", (double) comparison.clips());
    Standing candidate = comparison.candidate();
    Standing serving = comparison.serving();
    candidate.frameMap().ifPresent(it -> figures.put(prefix + "frameMap", it));
    serving.frameMap().ifPresent(it -> figures.put(prefix + "frameMap.serving", it));
    comparison
        .gain()
        .ifPresent(
            gain -> {
              figures.put(prefix + "frameMap.gainLow", gain.low());
              figures.put(prefix + "frameMap.gainHigh", gain.high());
            });
    candidate.perClass().forEach((id, precision) -> figures.put(prefix + "class" + id, precision));
    figures.put(prefix + "slowness", candidate.secondsPerClip() / serving.secondsPerClip());
    return figures;
  }

  private static List<String> objections(Comparison comparison, Margins margins) {
    List<String> objections = new ArrayList<>();
    Standing candidate = comparison.candidate();
    Standing serving = comparison.serving();
    objectionToMean(comparison, margins).ifPresent(objections::add);
    comparison
        .truths()
        .forEach(
            (id, count) -> {
              double reached = of(candidate, id);
              if (count >= margins.leastTruths()
                  && reached < of(serving, id) - margins.perClass()) {
                objections.add(
                    sentence(
                        "average precision %.3f of action %d on %d %s people, where %.3f serves and"
                            + " %.3f less is allowed",
                        reached, id, count, comparison.set(), of(serving, id), margins.perClass()));
              }
            });
    double slowness = candidate.secondsPerClip() / serving.secondsPerClip();
    if (slowness > margins.slowness()) {
      objections.add(
          sentence(
              "a clip takes it %.2f times the time of the serving one, where %.2f times is allowed",
              slowness, margins.slowness()));
    }
    return objections;
  }

  /** Lower than the margin allows, or within it but lower in nearly every draw of the clips. */
  private static Optional<String> objectionToMean(Comparison comparison, Margins margins) {
    OptionalDouble mean = comparison.candidate().frameMap();
    double serves = comparison.serving().frameMap().orElse(0);
    if (mean.isPresent() && mean.getAsDouble() < serves - margins.frameMap()) {
      return Optional.of(
          sentence(
              "frame mAP %.3f on %d %s clips, where %.3f serves and %.3f less is allowed",
              mean.getAsDouble(),
              comparison.clips(),
              comparison.set(),
              serves,
              margins.frameMap()));
    }
    return comparison
        .gain()
        .filter(gain -> gain.high() < 0)
        .map(
            gain ->
                sentence(
                    "frame mAP on %d %s clips is lower by %.4f to %.4f in 95 of 100 draws of them,"
                        + " so that it is worse though within the margin",
                    comparison.clips(), comparison.set(), -gain.high(), -gain.low()));
  }

  private static double of(Standing standing, int id) {
    return Objects.requireNonNullElse(standing.perClass().get(id), 0.0);
  }

  private static String sentence(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
