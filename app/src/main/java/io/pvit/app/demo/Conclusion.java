package io.pvit.app.demo;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The summary in words. */
final class Conclusion {

  private static final int MOST_FINDINGS = 10;

  private Conclusion() {}

  /** Why these figures end the command with an exit code of its own; empty when all is well. */
  static Optional<StopException> failure(Audit.Result audit, boolean stopped) {
    if (audit.lost() + audit.repeated() > 0) {
      return Optional.of(
          new StopException(
              ExitCode.AUDIT_FAILED,
              "The audit found %d lost and %d repeated; each should be 0."
                  .formatted(audit.lost(), audit.repeated())));
    }
    if (audit.unwatched() > 0 && !stopped) {
      return Optional.of(
          new StopException(
              ExitCode.AUDIT_FAILED,
              "Inference stood still before it had watched everything: %d clips or events are open."
                  .formatted(audit.unwatched())));
    }
    return Optional.empty();
  }

  static List<String> of(Summary summary, Audit.Result audit, Optional<ActedScore.Result> scored) {
    List<String> findings = audit.findings();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d frames in %d windows made %d clips: %d detections, %d event records."
            .formatted(
                summary.frames(),
                summary.windows(),
                summary.clips(),
                summary.detections(),
                summary.events()));
    if (summary.windows() > 0 && summary.clips() == 0) {
      lines.add("No clip: one takes two whole windows in a row, without a gap between them.");
    }
    lines.add(
        "Lost %d, repeated %d, as an independent reader counts what is committed."
            .formatted(summary.lost(), summary.repeated()));
    findings.stream().limit(MOST_FINDINGS).forEach(finding -> lines.add("  " + finding));
    if (findings.size() > MOST_FINDINGS) {
      lines.add("  and %d more".formatted(findings.size() - MOST_FINDINGS));
    }
    if (audit.unwatched() > 0) {
      lines.add(
          "Not yet watched at the end, and not lost: %d, clips without detections and events without"
                  .formatted(audit.unwatched())
              + " an end.");
    }
    lines.addAll(audit.remarks());
    scored.ifPresent(it -> lines.add(held(it)));
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

  private static String held(ActedScore.Result scored) {
    return scored.frameMap().isEmpty()
        ? "Nobody acted anything in the %d clips shown.".formatted(scored.clips())
        : String.format(
            Locale.ROOT,
            "Frame mAP at IoU 0.5, detected against acted, at the key frames of %d clips: %.3f.",
            scored.clips(),
            scored.frameMap().getAsDouble());
  }

  private static String seconds(@Nullable Double milliseconds) {
    return milliseconds == null
        ? "unknown"
        : String.format(Locale.ROOT, "%.2f s", milliseconds / 1000);
  }
}
