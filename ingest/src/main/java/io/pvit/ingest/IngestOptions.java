package io.pvit.ingest;

import io.pvit.ingest.source.VideoLocation;
import io.pvit.schemas.config.Configuration;
import io.pvit.schemas.config.IngestConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line says, whoever parsed it.
 *
 * @param cameraId under which name the windows appear
 * @param input file or address
 * @param config the configuration file
 * @param overrides dotted configuration key to text
 * @param frames where to write frames instead of publishing windows
 * @param limit after which to stop
 * @param realtime whether a recording plays as if it happened now
 */
public record IngestOptions(
    String cameraId,
    String input,
    Path config,
    Map<String, String> overrides,
    Optional<Path> frames,
    Optional<Duration> limit,
    boolean realtime) {

  /** The name that frames carry where no camera is named and none is needed. */
  public static final String FRAMES_ONLY = "frames";

  public IngestOptions {
    overrides = Map.copyOf(overrides);
  }

  /** Shows no address: it may hold a password. */
  @Override
  public String toString() {
    return "IngestOptions[%s, %s]".formatted(cameraId, request().input());
  }

  IngestRequest request() {
    return new IngestRequest(cameraId, VideoLocation.parse(input), frames, limit);
  }

  IngestConfig configuration() {
    return Configuration.load(IngestConfig.class, config, overrides, System.getenv());
  }

  Pace pace() {
    return realtime ? new RealTimePace() : Pace.FREE;
  }
}
