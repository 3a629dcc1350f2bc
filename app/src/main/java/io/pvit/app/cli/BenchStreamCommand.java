package io.pvit.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pvit.app.bench.StreamBench;
import io.pvit.app.bench.StreamReport;
import io.pvit.app.bench.StreamSetting;
import io.pvit.schemas.OverloadPolicy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How inference keeps up with cameras on this machine. */
@Command(
    name = "stream",
    description = {
      "Have an inference process watch windows over a broker of its own, for each number of",
      "cameras; then kill it and see how soon it watches again."
    })
final class BenchStreamCommand implements Callable<Integer> {

  @Option(
      names = "--cameras",
      paramLabel = "N,N,...",
      split = ",",
      defaultValue = "1,2,4",
      description = "Numbers of cameras, one measurement each; default: ${DEFAULT-VALUE}.")
  private List<Integer> cameras = List.of();

  @Option(
      names = "--processes",
      paramLabel = "N,N,...",
      split = ",",
      defaultValue = "1",
      description = "Numbers of inference processes, each with all of those; default: 1.")
  private List<Integer> processes = List.of();

  @Option(
      names = "--swaps",
      description = "Measure, too, while checkpoints replace each other in a running process.")
  private boolean swaps;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      converter = Seconds.class,
      defaultValue = "20",
      description = "Length of each measurement; default: ${DEFAULT-VALUE}.")
  private Duration seconds = Duration.ZERO;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Stream threads of inference; default: ${DEFAULT-VALUE}.")
  private int threads;

  @Option(
      names = "--realtime",
      description = "Windows come as cameras send them; else as fast as they are watched.")
  private boolean realtime;

  @Option(
      names = "--flood",
      paramLabel = "POLICY",
      description =
          "Measure the latency of the fewest cameras, too, beside one in the first one's partition"
              + " that sends ten times what it sees: block, thin or drop-oldest is what becomes of"
              + " its clips.")
  private @Nullable String flood;

  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description = "The network; default: that of config/checkpoints, or an untrained nano.")
  private @Nullable Path checkpoint;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    StreamSetting setting = setting();
    Path scratch = Files.createTempDirectory("pvit-bench-");
    try {
      print(new StreamBench(setting, scratch, this::say).run());
      return 0;
    } finally {
      delete(scratch);
    }
  }

  private StreamSetting setting() {
    try {
      return new StreamSetting(
          cameras,
          processes,
          seconds,
          swaps,
          floodPolicy(),
          threads,
          realtime,
          Optional.ofNullable(checkpoint),
          ConfigurationHome.directory());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage() + ".", e);
    }
  }

  private Optional<OverloadPolicy> floodPolicy() {
    return Optional.ofNullable(flood)
        .map(
            text ->
                Arrays.stream(OverloadPolicy.values())
                    .filter(it -> text.equals(it.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "flood must be block, thin or drop-oldest, was " + text)));
  }

  private void say(String progress) {
    spec.commandLine().getErr().println("pvit: " + progress);
    spec.commandLine().getErr().flush();
  }

  private void print(StreamReport report) throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          JsonMapper.builder()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .build()
              .writeValueAsString(report));
      return;
    }
    out.println(
        "processes  cameras  clips/s   p50 ms   p95 ms   p99 ms  cores  outside the network");
    report
        .rows()
        .forEach(
            row ->
                out.printf(
                    "%9d  %7d  %7.2f  %7s  %7s  %7s  %5s  %s%n",
                    row.processes(),
                    row.cameras(),
                    row.clipsPerSecond(),
                    text("%.0f", row.latencyMs().p50(), 1),
                    text("%.0f", row.latencyMs().p95(), 1),
                    text("%.0f", row.latencyMs().p99(), 1),
                    text("%.2f", row.coresBusy(), 1),
                    text("%.0f %%", row.shareOutsideNetwork(), 100)));
    out.printf("watched again %.1f s after SIGKILL%n", report.secondsToRecover());
    StreamReport.Swaps swapped = report.swaps();
    if (swapped != null) {
      out.printf(
          "99 of 100 within %s ms without and %s ms with swaps (%d): %s times%n",
          text("%.0f", swapped.without().p99(), 1),
          text("%.0f", swapped.with().p99(), 1),
          swapped.swaps(),
          text("%.2f", swapped.p99Ratio(), 1));
    }
    StreamReport.Flood flooded = report.flood();
    if (flooded != null) {
      out.printf(
          "19 of 20 within %s ms alone and %s ms beside a flood (%d cameras, %s)%n",
          text("%.0f", flooded.without().p95(), 1),
          text("%.0f", flooded.with().p95(), 1),
          flooded.cameras(),
          flooded.policy());
    }
  }

  private static String text(String format, @Nullable Double value, double factor) {
    return value == null ? "-" : format.formatted(value * factor);
  }

  private static void delete(Path directory) {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
