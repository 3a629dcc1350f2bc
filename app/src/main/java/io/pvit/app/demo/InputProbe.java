package io.pvit.app.demo;

import io.pvit.ingest.source.PictureSource;
import io.pvit.ingest.source.Reading;
import io.pvit.ingest.source.StreamFacts;
import io.pvit.ingest.source.VideoLocation;
import io.pvit.ingest.video.FfmpegSettings;
import io.pvit.ingest.video.FfmpegSource;
import io.pvit.schemas.config.IngestConfig;

/** Opens an input up to its first picture, before anything is started or written for its sake. */
final class InputProbe {

  private InputProbe() {}

  /**
   * @throws io.pvit.schemas.exit.StopException when it cannot be watched, with the exit code of why
   */
  static StreamFacts look(VideoLocation input, IngestConfig config) {
    FfmpegSettings settings =
        new FfmpegSettings(
            config.input().openTimeoutMs(),
            config.input().readTimeoutMs(),
            config.input().maxPixels(),
            config.sampling().jpegQuality());
    try (PictureSource source = new FfmpegSource(input, settings)) {
      StreamFacts facts = source.open();
      Reading first = source.next();
      if (first instanceof Reading.Pictured it) {
        it.picture().close();
      } else if (first instanceof Reading.Lost it) {
        throw it.reason();
      }
      return facts;
    }
  }
}
