package io.pvit.ingest;

import io.pvit.ingest.camera.Credentials;
import io.pvit.ingest.camera.Retries;
import io.pvit.ingest.source.PictureSource;
import io.pvit.ingest.source.VideoLocation;
import io.pvit.ingest.video.FfmpegSettings;
import io.pvit.ingest.video.FfmpegSource;
import io.pvit.ingest.window.CameraSink;
import io.pvit.schemas.Camera;
import io.pvit.schemas.config.IngestConfig;
import io.pvit.schemas.config.IngestConfig.Sampling;
import io.pvit.schemas.config.IngestConfig.Watching;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * What watching a camera needs, whichever camera it is.
 *
 * @param sampling as configured; a camera's definition goes before it
 * @param watching how to keep on
 * @param locations where a camera's pictures are, password included; throws StopException
 * @param sources what reads there; throws StopException
 * @param sinks what takes a camera's windows; throws StopException
 * @param random for delays
 * @param clock for everything but waiting
 * @param fatal hears what no camera can go on after
 */
record WatchParts(
    Sampling sampling,
    Watching watching,
    Function<Camera, VideoLocation> locations,
    Function<VideoLocation, PictureSource> sources,
    Function<Camera, CameraSink> sinks,
    RandomGenerator random,
    InstantSource clock,
    Consumer<Throwable> fatal) {

  static WatchParts of(
      IngestConfig config,
      Map<String, String> environment,
      Function<Camera, CameraSink> sinks,
      Consumer<Throwable> fatal) {
    Credentials credentials = new Credentials(environment);
    FfmpegSettings settings = FirstPicture.settings(config);
    return new WatchParts(
        config.sampling(),
        config.watching(),
        camera -> VideoLocation.parse(credentials.addressOf(camera)),
        location -> new FfmpegSource(location, settings),
        sinks,
        new SplittableRandom(),
        InstantSource.system(),
        fatal);
  }

  Retries retries() {
    return new Retries(
        Duration.ofMillis(watching.firstDelayMs()),
        Duration.ofMillis(watching.longestDelayMs()),
        Duration.ofMillis(watching.failedDelayMs()));
  }

  Sampling samplingOf(Camera camera) {
    return new Sampling(
        camera.framesPerSecond(),
        camera.shortSide(),
        sampling.jpegQuality(),
        sampling.windowFrames());
  }

  long nowUs() {
    return WallClock.us(clock);
  }
}
