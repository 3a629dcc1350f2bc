package io.pvit.trainer.ablation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What outlives a process: the plan, and a line for each finished run. */
final class ResultsFile {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Path plan;
  private final Path results;

  ResultsFile(Path directory) {
    plan = directory.resolve("plan.json");
    results = directory.resolve("results.jsonl");
  }

  /**
   * What was decided before the first run.
   *
   * @param setting asked for
   * @param steps of every run
   */
  record Plan(AblationSetting setting, int steps) {}

  Optional<Plan> plan(AblationSetting wanted) {
    if (!Files.exists(plan)) {
      return Optional.empty();
    }
    try {
      Plan found = JSON.readValue(plan.toFile(), Plan.class);
      if (!found.setting().equals(wanted)) {
        throw new AblationRefused(
            "%s was begun with %s, not with %s; name another directory, or set it back"
                .formatted(plan.getParent(), found.setting(), wanted));
      }
      return Optional.of(found);
    } catch (IOException e) {
      throw new AblationRefused(
          "%s cannot be read: %s; name another directory".formatted(plan, e.getMessage()), e);
    }
  }

  void write(Plan decided) {
    try {
      Path beside = plan.resolveSibling("plan.json.tmp");
      Files.write(beside, JSON.writeValueAsBytes(decided));
      Files.move(beside, plan, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(plan + " cannot be written", e);
    }
  }

  /** Finished runs; a line that a killed process left half written is none. */
  List<RunResult> results() {
    if (!Files.exists(results)) {
      return List.of();
    }
    try {
      List<RunResult> found = new ArrayList<>();
      for (String line : Files.readAllLines(results)) {
        parsed(line).ifPresent(found::add);
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(results + " cannot be read", e);
    }
  }

  private static Optional<RunResult> parsed(String line) {
    try {
      return line.isBlank() ? Optional.empty() : Optional.of(JSON.readValue(line, RunResult.class));
    } catch (JsonProcessingException torn) {
      return Optional.empty();
    }
  }

  /** Begins on a line of its own, whatever was left before. */
  void append(RunResult result) {
    try {
      Files.writeString(
          results,
          "\n" + JSON.writeValueAsString(result) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(results + " cannot be written", e);
    }
  }
}
