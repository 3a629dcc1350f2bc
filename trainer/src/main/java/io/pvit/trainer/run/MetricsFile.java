package io.pvit.trainer.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Figures of a run, a JSON object per line, oldest first. */
public final class MetricsFile {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;

  /** The file need not be there yet. */
  public MetricsFile(Path file) {
    this.file = file;
  }

  void append(StepReport report) {
    appendLine(report);
  }

  /** Something that is no step. */
  private record Note(String note) {}

  /** Says what happened, between two steps. */
  void note(String sentence) {
    appendLine(new Note(sentence));
  }

  private void appendLine(Object line) {
    try {
      Files.writeString(
          file,
          JSON.writeValueAsString(line) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("the figures " + file + " cannot be written", e);
    }
  }

  /** Takes back the steps behind one, which will be done again. */
  void forgetAfter(long step) {
    if (!Files.exists(file)) {
      return;
    }
    try {
      List<String> kept = new ArrayList<>();
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        if (belongs(line, step)) {
          kept.add(line);
        }
      }
      Path beside = file.resolveSibling(file.getFileName() + ".tmp");
      Files.write(beside, kept);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("the figures " + file + " cannot be written", e);
    }
  }

  /** A line that a killed process left half written belongs to nothing. */
  private static boolean belongs(String line, long step) {
    try {
      JsonNode tree = JSON.readTree(line);
      return tree.isObject() && tree.path("step").asLong() <= step;
    } catch (JsonProcessingException torn) {
      return false;
    }
  }

  /** The steps in it, oldest first. */
  public List<StepReport> read() {
    try {
      List<StepReport> reports = new ArrayList<>();
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        if (belongs(line, Long.MAX_VALUE) && JSON.readTree(line).has("step")) {
          reports.add(JSON.readValue(line, StepReport.class));
        }
      }
      return reports;
    } catch (IOException e) {
      throw new UncheckedIOException("the figures " + file + " cannot be read", e);
    }
  }
}
