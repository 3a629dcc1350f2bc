package io.pvit.app.bench;

import io.pvit.app.demo.CheckpointStop;
import io.pvit.app.demo.ShippedCheckpoint;
import io.pvit.model.checkpoint.Card;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.Preset;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Measures how inference keeps up with more and more cameras, and how soon it is back. */
public final class StreamBench {

  private static final String PRESET = "nano";
  private static final long SEED = 1;
  private static final Duration SETTLING = Duration.ofSeconds(1);

  private final StreamSetting setting;
  private final Path scratch;
  private final Consumer<String> progress;

  /**
   * @param scratch an empty directory; nothing in it is needed afterwards
   * @param progress gets sentences for a person
   */
  public StreamBench(StreamSetting setting, Path scratch, Consumer<String> progress) {
    this.setting = setting;
    this.scratch = scratch;
    this.progress = progress;
  }

  /**
   * @throws io.pvit.schemas.exit.StopException when the checkpoint does not serve, or a process
   *     ends
   */
  public StreamReport run() throws InterruptedException {
    Checkpoint checkpoint = checkpoint();
    Card card = checkpoint.card();
    FilmedWindows film = new FilmedWindows(card.inputContract());
    Optional<Double> load = load();
    try (StreamBed bed = StreamBed.start(scratch, setting, checkpoint)) {
      List<StreamReport.Row> rows = new ArrayList<>();
      for (int count : setting.cameras()) {
        rows.add(measure(bed, film, count));
      }
      return new StreamReport(
          "%s %s%s"
              .formatted(
                  card.architecture().name(),
                  card.sha256().substring(0, 12),
                  card.untrained() ? " (untrained)" : ""),
          Runtime.getRuntime().availableProcessors(),
          load.orElse(null),
          setting.threads(),
          setting.realtime(),
          rows,
          recovery(bed, film));
    }
  }

  private StreamReport.Row measure(StreamBed bed, FilmedWindows film, int count) {
    try (StreamLoad cameras =
        new StreamLoad(bed, film, "row-" + count, count, setting.realtime())) {
      cameras.untilEachIsWatched();
      StreamReport.Row row = cameras.measure(setting.length());
      cameras.drain();
      progress.accept("%d cameras: %.2f clips/s".formatted(count, row.clipsPerSecond()));
      return row;
    }
  }

  /** With as few cameras as were measured, so that there is no backlog to be worked off first. */
  private double recovery(StreamBed bed, FilmedWindows film) {
    int count = setting.cameras().stream().mapToInt(Integer::intValue).min().orElseThrow();
    try (StreamLoad cameras = new StreamLoad(bed, film, "killed", count, true)) {
      cameras.untilEachIsWatched();
      long begin = System.nanoTime();
      bed.killAndStartAgain();
      // What was committed before is not to count.
      cameras.run(SETTLING);
      cameras.untilEachIsWatched();
      double seconds = (System.nanoTime() - begin) / 1e9;
      progress.accept("watched again %.1f s after SIGKILL".formatted(seconds));
      return seconds;
    }
  }

  private Checkpoint checkpoint() {
    Optional<Path> present =
        setting.checkpoint().or(() -> ShippedCheckpoint.in(setting.configuration()));
    Path fresh = scratch.resolve("checkpoint");
    return CheckpointStop.unlessRefused(
        present.orElse(fresh),
        () ->
            present.isPresent()
                ? Checkpoint.open(present.get())
                : Checkpoint.init(
                    fresh,
                    Preset.named(PRESET),
                    SEED,
                    setting.configuration().resolve("labels/ava-v2.2.csv")));
  }

  private static Optional<Double> load() {
    double average = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return average < 0 ? Optional.empty() : Optional.of(average);
  }
}
