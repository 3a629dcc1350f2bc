package io.pvit.app.path;

import io.pvit.app.video.SampleFilm;
import io.pvit.ingest.Ingest;
import io.pvit.ingest.RealTimePace;
import io.pvit.schemas.kafka.Partitions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Cameras that all show the same film as it happens, again and again, each time in an epoch of its
 * own, until they are told to stop.
 */
final class RealTimeCameras implements AutoCloseable {

  private static final int FILM_SECONDS = 40;
  private static final Duration WHOLE = Duration.ofSeconds(FILM_SECONDS);

  private final Installed installed;
  private final Path film;
  private final List<CompletableFuture<Void>> cameras = new ArrayList<>();
  private final Set<Ingest> showing = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  private RealTimeCameras(Installed installed, Path film) {
    this.installed = installed;
    this.film = film;
  }

  /** Returns when the first pictures are about to come. */
  static RealTimeCameras watch(Installed installed, int count) throws IOException {
    Path film = installed.scratch().resolve("yard.mp4");
    SampleFilm.write(film, FILM_SECONDS);
    RealTimeCameras all = new RealTimeCameras(installed, film);
    for (int i = 0; i < count; i++) {
      String camera = camera(i);
      all.cameras.add(
          CompletableFuture.runAsync(
              () -> all.show(camera), work -> new Thread(work, camera).start()));
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

  /** Ends their films where they are, and waits until the ends are written. */
  void stop() {
    stopped = true;
    showing.forEach(Ingest::cancel);
    cameras.forEach(CompletableFuture::join);
  }

  /** As {@link #stop}, where a test failed before. */
  @Override
  public void close() {
    stopped = true;
    showing.forEach(Ingest::cancel);
    cameras.forEach(each -> each.exceptionally(alreadyTold -> null).join());
  }

  private void show(String camera) {
    while (!stopped) {
      Ingest ingest = installed.camera(camera, film, WHOLE, new RealTimePace());
      showing.add(ingest);
      if (stopped) {
        ingest.cancel();
      }
      try {
        ingest.run();
      } finally {
        showing.remove(ingest);
      }
    }
  }
}
