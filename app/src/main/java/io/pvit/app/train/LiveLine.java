package io.pvit.app.train;

import io.pvit.trainer.run.RunListener;
import io.pvit.trainer.run.StepReport;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a run goes, for a person: one line that is written over on a terminal, and a line every so
 * often in a log. Losses and speed are means over the steps since the last line.
 */
public final class LiveLine implements RunListener {

  private final PrintWriter out;
  private final boolean terminal;
  private final Duration between;
  private final Map<String, Double> sums = new TreeMap<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private double loss;
  private double secondsPerClip;
  private double wait;
  private int steps;
  private long lastNanos = System.nanoTime();

  /**
   * A line that is renewed.
   *
   * @param terminal whether lines may be written over
   * @param between two lines
   */
  public LiveLine(PrintWriter out, boolean terminal, Duration between) {
    this.out = out;
    this.terminal = terminal;
    this.between = between;
  }

  @Override
  public void step(StepReport report) {
    if (!report.skipped().isEmpty()) {
      note("Step %d is not learnt from: %s.".formatted(report.step(), report.skipped()));
      return;
    }
    steps++;
    loss += report.loss();
    secondsPerClip += 1 / report.clipsPerSecond();
    wait += report.waitShare();
    report
        .losses()
        .forEach(
            (term, value) -> {
              sums.merge(term, value, Double::sum);
              counts.merge(term, 1, Integer::sum);
            });
    long now = System.nanoTime();
    if (now - lastNanos >= between.toNanos() || report.step() == report.steps()) {
      lastNanos = now;
      print(line(report));
      forget();
    }
  }

  private String line(StepReport report) {
    double clipsPerSecond = steps / secondsPerClip;
    long left = Math.round((report.steps() - report.step()) * report.clips() / clipsPerSecond);
    String terms =
        sums.entrySet().stream()
            .map(
                term ->
                    String.format(
                        Locale.ROOT,
                        "%s %.3f",
                        term.getKey(),
                        term.getValue() / counts.getOrDefault(term.getKey(), 1)))
            .collect(Collectors.joining(" "));
    return String.format(
        Locale.ROOT,
        "step %d of %d | loss %.3f | %s | %.2f clips/s, %.0f %% waiting | %d:%02d h left",
        report.step(),
        report.steps(),
        loss / steps,
        terms,
        clipsPerSecond,
        100 * wait / steps,
        left / 3600,
        left / 60 % 60);
  }

  private void forget() {
    sums.clear();
    counts.clear();
    loss = 0;
    secondsPerClip = 0;
    wait = 0;
    steps = 0;
  }

  @Override
  public void note(String sentence) {
    if (terminal) {
      out.print("\r\033[K");
    }
    out.println(sentence);
    out.flush();
  }

  private void print(String line) {
    if (terminal) {
      out.print("\r\033[K" + line);
    } else {
      out.println(line);
    }
    out.flush();
  }
}
