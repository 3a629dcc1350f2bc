package io.pvit.ingest;

import io.pvit.ingest.kafka.CameraGroup;
import io.pvit.ingest.kafka.WindowPublisher;
import io.pvit.schemas.Camera;
import io.pvit.schemas.config.IngestConfig;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Watches all cameras that are defined, or this process's share of them, until it is stopped. What
 * no camera can go on after, a broker that is gone for example, stops it too.
 */
public final class IngestService {

  /** A rebalance waits for this; a camera that takes longer is fenced by its next owner. */
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final CompletableFuture<Throwable> fatal = new CompletableFuture<>();
  private final CameraGroup group;

  private IngestService(IngestConfig config, Map<String, String> environment, int partitions) {
    WatchParts parts =
        WatchParts.of(
            config, environment, camera -> sink(config, camera, partitions), this::stopFor);
    group = CameraGroup.open(config.kafka(), config.watching(), new CameraRoster(parts, FAREWELL));
  }

  /**
   * Looks at broker and topics, and joins in {@link #run}.
   *
   * @param environment where credentials may be
   * @throws io.pvit.schemas.exit.StopException when the broker or its topics do not let it
   */
  public static IngestService open(IngestConfig config, Map<String, String> environment) {
    return new IngestService(config, environment, WindowPublisher.partitions(config.kafka()));
  }

  /**
   * Watches until {@link #stop}; then all epochs are ended.
   *
   * @param joined called whenever this process was given its share
   * @throws io.pvit.schemas.exit.StopException when the broker is at fault
   */
  public void run(Runnable joined) {
    try (group) {
      group.run(joined);
    }
    if (fatal.isDone()) {
      rethrow(fatal.join());
    }
  }

  /** Makes {@link #run} end soon; from any thread. */
  public void stop() {
    group.stop();
  }

  private void stopFor(Throwable cause) {
    fatal.complete(cause);
    group.stop();
  }

  private static WindowPublisher sink(IngestConfig config, Camera camera, int partitions) {
    long intervalUs = Math.round(1_000_000 / camera.framesPerSecond());
    return WindowPublisher.open(
        config.kafka(), config.commit(), camera.cameraId(), intervalUs, partitions);
  }

  private static void rethrow(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) cause;
  }
}
