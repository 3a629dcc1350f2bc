package io.pvit.app.bench;

import io.pvit.app.demo.CheckpointStop;
import io.pvit.app.demo.ShippedCheckpoint;
import io.pvit.model.checkpoint.Card;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.Preset;
import io.pvit.schemas.OverloadPolicy;
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
  private static final String FIXED_CHECKPOINT = "none";
  private static final Duration UNTIL_OVERLOADED = Duration.ofSeconds(20);
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
    List<StreamReport.Row> rows = new ArrayList<>();
    for (int processes : setting.processes()) {
      rows.addAll(rows(checkpoint, film, processes));
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
        recovery(checkpoint, film),
        setting.swaps() ? swaps(checkpoint, film) : null,
        setting.flood().isPresent() ? flood(checkpoint, film, setting.flood().get()) : null);
  }

  private List<StreamReport.Row> rows(Checkpoint checkpoint, FilmedWindows film, int processes)
      throws InterruptedException {
    List<StreamReport.Row> rows = new ArrayList<>();
    Path place = scratch.resolve("rows-" + processes);
    try (StreamBed bed = StreamBed.start(place, setting, checkpoint, processes, FIXED_CHECKPOINT)) {
      for (int count : setting.cameras()) {
        rows.add(row(bed, film, count));
      }
    }
    return rows;
  }

  private StreamReport.Row row(StreamBed bed, FilmedWindows film, int count) {
    try (StreamLoad cameras =
        new StreamLoad(bed, film, "row-" + count, count, setting.realtime())) {
      cameras.untilEachIsWatched();
      StreamReport.Row row = cameras.measure(setting.length());
      cameras.drain();
      progress.accept(
          "%d processes, %d cameras: %.2f clips/s"
              .formatted(row.processes(), count, row.clipsPerSecond()));
      return row;
    }
  }

  private double recovery(Checkpoint checkpoint, FilmedWindows film) throws InterruptedException {
    Path place = scratch.resolve("recovery");
    try (StreamBed bed = StreamBed.start(place, setting, checkpoint, 1, FIXED_CHECKPOINT);
        StreamLoad cameras = new StreamLoad(bed, film, "killed", setting.fewestCameras(), true)) {
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

  private StreamReport.Swaps swaps(Checkpoint checkpoint, FilmedWindows film)
      throws InterruptedException {
    Path place = scratch.resolve("swaps");
    try (StreamBed bed = StreamBed.start(place, setting, checkpoint, 1, "at-once");
        StreamLoad cameras = new StreamLoad(bed, film, "swapped", setting.fewestCameras(), true)) {
      cameras.untilEachIsWatched();
      StreamReport.Row without = cameras.measure(setting.length());
      Swapping swapping = Swapping.begin(bed, checkpoint, place);
      StreamReport.Row with = cameras.measure(setting.length());
      int count = swapping.stop();
      progress.accept("%d swaps".formatted(count));
      return new StreamReport.Swaps(count, without.latencyMs(), with.latencyMs());
    }
  }

  private StreamReport.Flood flood(Checkpoint checkpoint, FilmedWindows film, OverloadPolicy policy)
      throws InterruptedException {
    int count = setting.fewestCameras();
    Path place = scratch.resolve("flood");
    try (StreamBed bed = StreamBed.start(place, setting, checkpoint, 1, FIXED_CHECKPOINT);
        StreamLoad cameras = new StreamLoad(bed, film, "beside", count, true)) {
      cameras.untilEachIsWatched();
      StreamReport.Row without = cameras.measure(setting.length());
      cameras.flood(policy);
      cameras.run(UNTIL_OVERLOADED);
      StreamReport.Row with = cameras.measure(setting.length());
      progress.accept("%d cameras beside a flood".formatted(count));
      return new StreamReport.Flood(policy, count, without.latencyMs(), with.latencyMs());
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
