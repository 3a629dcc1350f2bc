package io.pvit.ingest;

import io.pvit.ingest.source.FrameSize;
import io.pvit.ingest.source.Picture;
import io.pvit.ingest.source.PictureSource;
import io.pvit.ingest.source.Reading;
import io.pvit.ingest.source.StreamFacts;
import io.pvit.ingest.source.VideoLocation;
import io.pvit.ingest.video.FfmpegSettings;
import io.pvit.ingest.video.FfmpegSource;
import io.pvit.schemas.Clock;
import io.pvit.schemas.config.IngestConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What one connection up to the first picture shows of an input.
 *
 * @param facts of the stream
 * @param clock where the capture times of its pictures would come from
 * @param clockUncertainty how far they may be off
 * @param toOpen from the beginning until the stream was known
 * @param toFirstPicture from the beginning
 * @param size of the picture
 * @param jpeg the picture, in its own size
 */
public record FirstPicture(
    StreamFacts facts,
    Clock clock,
    Duration clockUncertainty,
    Duration toOpen,
    Duration toFirstPicture,
    FrameSize size,
    ByteBuffer jpeg) {

  /**
   * Connects, looks and leaves; nothing is written.
   *
   * @throws StopException when it cannot be watched, with the exit code and the words of why
   */
  public static FirstPicture of(VideoLocation input, IngestConfig config) {
    long begin = System.nanoTime();
    try (PictureSource source = new FfmpegSource(input, settings(config))) {
      StreamFacts facts = source.open();
      Duration toOpen = since(begin);
      Reading first = source.next();
      if (first instanceof Reading.Lost it) {
        throw it.reason();
      }
      if (!(first instanceof Reading.Pictured it)) {
        throw new StopException(
            ExitCode.INPUT_UNREADABLE, "The input '%s' has no picture.".formatted(input));
      }
      try (Picture picture = it.picture()) {
        CaptureTimes times = new CaptureTimes(facts, InstantSource.system());
        return new FirstPicture(
            facts,
            times.kind(),
            Duration.ofMillis(times.uncertaintyUs() / 1_000),
            toOpen,
            since(begin),
            picture.size(),
            picture.jpeg(picture.size()));
      }
    }
  }

  /** The bounds within which all of ingest reads. */
  static FfmpegSettings settings(IngestConfig config) {
    return new FfmpegSettings(
        config.input().openTimeoutMs(),
        config.input().readTimeoutMs(),
        config.input().maxPixels(),
        config.sampling().jpegQuality());
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
