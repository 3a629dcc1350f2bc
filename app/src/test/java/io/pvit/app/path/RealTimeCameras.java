package io.pvit.app.path;

import io.pvit.app.video.SampleFilm;
import io.pvit.ingest.RealTimePace;
import io.pvit.schemas.kafka.Partitions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Cameras that all show the same film as it happens, each for a time of its own. */
final class RealTimeCameras {

  private final List<CompletableFuture<Void>> cameras = new ArrayList<>();

  private RealTimeCameras() {}

  /** Returns when the first pictures are about to come. */
  static RealTimeCameras watch(Installed installed, List<Integer> secondsOfCameras)
      throws IOException {
    Path film = installed.scratch().resolve("yard.mp4");
    SampleFilm.write(film, Collections.max(secondsOfCameras));
    RealTimeCameras all = new RealTimeCameras();
    for (int i = 0; i < secondsOfCameras.size(); i++) {
      String camera = camera(i);
      Duration limit = Duration.ofSeconds(secondsOfCameras.get(i));
      all.cameras.add(
          CompletableFuture.runAsync(
              () -> installed.ingest(camera, film, limit, new RealTimePace()),
              work -> new Thread(work, camera).start()));
    }
    return all;
  }

  /** The first two share a partition, and so do the next two. */
  static String camera(int index) {
    int partition = index / 2;
    return IntStream.iterate(1, i -> i + 1)
        .mapToObj(i -> "camera-" + i)
        .filter(camera -> Partitions.of(camera, Installed.PARTITIONS) == partition)
        .skip(index % 2)
        .findFirst()
        .orElseThrow();
  }

  /** Waits for their ends. */
  void join() {
    cameras.forEach(CompletableFuture::join);
  }
}
