package io.pvit.app.cli;

import io.pvit.app.kafka.RollCall;
import io.pvit.schemas.CameraDelay;
import io.pvit.schemas.InferenceStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How inference keeps up, in lines for a person: what is furthest behind first. */
final class DelayTable {

  private static final String PROCESS = "%-16s %-6s %8s %8s  %s";
  private static final String CAMERA = "%-24s %10s %12s %9s %9s  %-16s %s";

  private DelayTable() {}

  private record Row(InferenceStatus process, CameraDelay camera) {}

  static List<String> of(RollCall processes) {
    List<String> lines = new ArrayList<>();
    lines.add(
        PROCESS.formatted("process", "ready", "clips/s", "cameras", "errors").stripTrailing());
    processes.alive().forEach(each -> lines.add(process(each)));
    processes.silent().forEach(each -> lines.add("%-16s silent".formatted(each.instanceId())));
    List<Row> rows = rows(processes.alive());
    lines.add("");
    if (rows.isEmpty()) {
      lines.add("No camera is watched.");
      return lines;
    }
    lines.add(
        CAMERA.formatted(
            "camera", "ms behind", "last window", "clips", "left out", "process", "says"));
    rows.forEach(each -> lines.add(camera(each)));
    return lines;
  }

  private static List<Row> rows(List<InferenceStatus> alive) {
    return alive.stream()
        .flatMap(process -> process.cameras().stream().map(camera -> new Row(process, camera)))
        .sorted(
            Comparator.comparingLong((Row row) -> row.camera().millisBehind())
                .reversed()
                .thenComparing(row -> row.camera().cameraId()))
        .toList();
  }

  private static String process(InferenceStatus it) {
    return PROCESS
        .formatted(
            it.instanceId(),
            it.ready() ? "yes" : "no",
            String.format(Locale.ROOT, "%.1f", it.clipsPerSecond()),
            it.cameras().size(),
            String.join("; ", it.errors()))
        .stripTrailing();
  }

  private static String camera(Row row) {
    CameraDelay it = row.camera();
    // Both by the clock of the process.
    double quietSeconds = Math.max(0, row.process().updatedAtUs() - it.readAtUs()) / 1e6;
    return CAMERA
        .formatted(
            it.cameraId(),
            it.millisBehind(),
            String.format(Locale.ROOT, "%.1f s ago", quietSeconds),
            it.clips(),
            it.shedClips(),
            row.process().instanceId(),
            it.overloaded() ? "overloaded" : "")
        .stripTrailing();
  }
}
