package io.pvit.app.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The summary in words. */
final class Conclusion {

  private static final int MOST_FINDINGS = 10;

  private Conclusion() {}

  static List<String> of(Summary summary, List<String> findings) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d frames in %d windows made %d clips: %d detections, %d event records."
            .formatted(
                summary.frames(),
                summary.windows(),
                summary.clips(),
                summary.detections(),
                summary.events()));
    lines.add(
        "Lost %d, repeated %d, as an independent reader counts what is committed."
            .formatted(summary.lost(), summary.repeated()));
    findings.stream().limit(MOST_FINDINGS).forEach(finding -> lines.add("  " + finding));
    if (findings.size() > MOST_FINDINGS) {
      lines.add("  and %d more".formatted(findings.size() - MOST_FINDINGS));
    }
    lines.add(
        "Latency to the committed detection: half within %s, 95 of 100 within %s, 99 within %s."
            .formatted(
                seconds(summary.latencyMs().p50()),
                seconds(summary.latencyMs().p95()),
                seconds(summary.latencyMs().p99())));
    Long peak = summary.peakMemoryBytes();
    if (peak != null) {
      lines.add(
          String.format(
              Locale.ROOT, "All processes together held at most %.2f GiB.", peak / 1073741824.0));
    }
    return lines;
  }

  private static String seconds(@Nullable Double milliseconds) {
    return milliseconds == null
        ? "unknown"
        : String.format(Locale.ROOT, "%.2f s", milliseconds / 1000);
  }
}
