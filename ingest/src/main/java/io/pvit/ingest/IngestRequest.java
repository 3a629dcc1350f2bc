package io.pvit.ingest;

import io.pvit.ingest.source.VideoLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What one run is to do.
 *
 * @param cameraId under which name the windows appear
 * @param input what to watch
 * @param frames where to write frames instead of publishing windows
 * @param limit after which to stop: time in the film for recordings, time on the wall for live ones
 */
public record IngestRequest(
    String cameraId, VideoLocation input, Optional<Path> frames, Optional<Duration> limit) {
  public IngestRequest {
    limit.ifPresent(
        it -> {
          if (it.isZero() || it.isNegative()) {
            throw new IllegalArgumentException("limit must be > 0, was " + it);
          }
        });
  }
}
