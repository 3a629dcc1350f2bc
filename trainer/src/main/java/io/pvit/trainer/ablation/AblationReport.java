package io.pvit.trainer.ablation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The comparison.
 *
 * @param setting of all runs
 * @param steps of every run
 * @param classes that clips may be of
 * @param heldBackClips that each run was judged by
 * @param common accuracy of the backbone that all begin with, before they learn; 0..1, empty where
 *     it has not been judged
 * @param methods in the order of the paper's table; the first is the baseline
 */
public record AblationReport(
    AblationSetting setting,
    int steps,
    int classes,
    int heldBackClips,
    Optional<Double> common,
    List<Row> methods) {

  /** What the common backbone is called among the results. */
  static final String COMMON = "common";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public AblationReport {
    methods = List.copyOf(methods);
  }

  /**
   * One method.
   *
   * @param method its name
   * @param accuracy mean over seeds, 0..1
   * @param perSeed accuracy of each run, by seed
   * @param difference to the baseline, over the seeds that both have; empty for the baseline
   * @param secondsPerRun mean
   */
  public record Row(
      String method,
      double accuracy,
      Map<Integer, Double> perSeed,
      Optional<PairedDifference> difference,
      double secondsPerRun) {
    public Row {
      perSeed = new TreeMap<>(perSeed);
    }
  }

  /** Of all runs that are finished; methods without any are left out. */
  static AblationReport of(
      AblationSetting setting, int steps, List<String> methods, List<RunResult> results) {
    List<Row> rows = new ArrayList<>();
    for (String method : methods) {
      Map<Integer, RunResult> runs = bySeed(method, results);
      if (!runs.isEmpty()) {
        rows.add(row(method, runs, bySeed(methods.get(0), results), method.equals(methods.get(0))));
      }
    }
    int clips = results.isEmpty() ? 0 : results.get(0).correct().length();
    Optional<Double> common =
        bySeed(COMMON, results).values().stream().map(RunResult::accuracy).findFirst();
    return new AblationReport(setting, steps, ActedClips.CLASSES.size(), clips, common, rows);
  }

  private static Map<Integer, RunResult> bySeed(String method, List<RunResult> results) {
    return results.stream()
        .filter(result -> result.method().equals(method))
        .collect(
            Collectors.toMap(
                RunResult::seed, result -> result, (first, second) -> first, TreeMap::new));
  }

  private static Row row(
      String method,
      Map<Integer, RunResult> runs,
      Map<Integer, RunResult> baseline,
      boolean isBaseline) {
    List<Integer> shared = runs.keySet().stream().filter(baseline::containsKey).toList();
    Optional<PairedDifference> difference =
        isBaseline || shared.isEmpty()
            ? Optional.empty()
            : Optional.of(
                PairedDifference.of(
                    shared.stream().map(runs::get).toList(),
                    shared.stream().map(baseline::get).toList()));
    return new Row(
        method,
        runs.values().stream().mapToDouble(RunResult::accuracy).average().orElseThrow(),
        runs.values().stream().collect(Collectors.toMap(RunResult::seed, RunResult::accuracy)),
        difference,
        runs.values().stream().mapToDouble(RunResult::seconds).average().orElseThrow());
  }

  /** For a person. */
  public String table() {
    StringBuilder text =
        new StringBuilder(
            "%-8s %6s  %-22s %7s  %s%n"
                .formatted(
                    "method", "top-1", "each seed", "s/run", "to " + firstName() + " (95 %)"));
    for (Row row : methods) {
      String seeds =
          row.perSeed().values().stream()
              .map(share -> String.format(Locale.ROOT, "%.3f", share))
              .collect(Collectors.joining(" "));
      String difference =
          row.difference()
              .map(
                  of ->
                      String.format(
                          Locale.ROOT, "%+.3f (%+.3f to %+.3f)", of.mean(), of.low(), of.high()))
              .orElse("");
      text.append(
          String.format(
              Locale.ROOT,
              "%-8s %6.3f  %-22s %7.0f  %s%n",
              row.method(),
              row.accuracy(),
              seeds,
              row.secondsPerRun(),
              difference));
    }
    common.ifPresent(
        share ->
            text.append(
                String.format(Locale.ROOT, "%-8s %6.3f  before they learn%n", COMMON, share)));
    text.append(
        "%d held-back clips of %d classes, %d labelled clips of each to learn from, %d steps a run, %d seeds%n"
            .formatted(heldBackClips, classes, setting.labelledClips(), steps, setting.seeds()));
    return text.toString();
  }

  /** For a program. */
  public String json() {
    ObjectNode report = JSON.createObjectNode();
    report.set("setting", JSON.valueToTree(setting));
    report.put("steps", steps).put("classes", classes).put("heldBackClips", heldBackClips);
    report.set("common", JSON.valueToTree(common.orElse(null)));
    ArrayNode rows = report.putArray("methods");
    for (Row row : methods) {
      ObjectNode of = rows.addObject();
      of.put("method", row.method()).put("accuracy", row.accuracy());
      of.set("perSeed", JSON.valueToTree(row.perSeed()));
      of.set("difference", JSON.valueToTree(row.difference().orElse(null)));
      of.put("secondsPerRun", row.secondsPerRun());
    }
    return report.toPrettyString() + System.lineSeparator();
  }

  private String firstName() {
    return methods.isEmpty() ? "mvit" : methods.get(0).method();
  }
}
