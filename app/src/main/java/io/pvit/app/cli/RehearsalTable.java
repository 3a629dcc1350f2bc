package io.pvit.app.cli;

import io.pvit.inference.rollout.AnswerAgreement.Counts;
import io.pvit.inference.rollout.RehearsalReport;
import io.pvit.inference.rollout.RehearsalReport.Latency;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A rehearsal in lines for a person, or as JSON. */
final class RehearsalTable {

  private RehearsalTable() {}

  static List<String> lines(RehearsalReport it) {
    List<String> lines = new ArrayList<>();
    lines.add("stable       " + it.stable());
    lines.add("candidate    " + it.candidate());
    lines.add("shown        %d clips of %d cameras".formatted(it.clips(), it.cameras()));
    lines.add(
        words(
            "agreement    %.1f %% of the actions that either saw were seen by both",
            100 * it.agreement()));
    lines.add(
        words(
            "latency      stable %.1f ms (p95 %.1f), candidate %.1f ms (p95 %.1f)",
            it.stableLatency().p50(),
            it.stableLatency().p95(),
            it.candidateLatency().p50(),
            it.candidateLatency().p95()));
    if (it.byAction().isEmpty()) {
      lines.add("Neither was sure enough of any action for an event.");
      return lines;
    }
    lines.add("");
    lines.add("%-32s %8s %8s %8s %8s".formatted("action", "both", "lost", "gained", "flips"));
    it.byAction().entrySet().stream()
        .sorted(
            Comparator.comparingLong((Map.Entry<String, Counts> each) -> -flips(each.getValue()))
                .thenComparing(Map.Entry::getKey))
        .forEach(each -> lines.add(line(each.getKey(), each.getValue())));
    lines.add(line("all", it.total()));
    return lines;
  }

  static String json(RehearsalReport it) {
    String actions =
        it.byAction().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(each -> quoted(each.getKey()) + ":" + counts(each.getValue()))
            .collect(Collectors.joining(","));
    return words(
        "{\"stable\":\"%s\",\"candidate\":\"%s\",\"cameras\":%d,\"clips\":%d,\"agreement\":%.4f,"
            + "\"stableMs\":%s,\"candidateMs\":%s,\"actions\":{%s}}",
        it.stable(),
        it.candidate(),
        it.cameras(),
        it.clips(),
        it.agreement(),
        latency(it.stableLatency()),
        latency(it.candidateLatency()),
        actions);
  }

  private static String line(String action, Counts it) {
    return "%-32s %8d %8d %8d %8d"
        .formatted(
            action,
            it.agreed(),
            it.stable() - it.agreed(),
            it.candidate() - it.agreed(),
            flips(it));
  }

  private static String counts(Counts it) {
    return "{\"both\":%d,\"lost\":%d,\"gained\":%d}"
        .formatted(it.agreed(), it.stable() - it.agreed(), it.candidate() - it.agreed());
  }

  private static String latency(Latency it) {
    return words("{\"p50\":%.3f,\"p95\":%.3f}", it.p50(), it.p95());
  }

  private static long flips(Counts it) {
    return it.stable() + it.candidate() - 2 * it.agreed();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String words(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
