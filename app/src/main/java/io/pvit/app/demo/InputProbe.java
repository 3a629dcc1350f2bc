package io.pvit.app.demo;

import io.pvit.ingest.FirstPicture;
import io.pvit.ingest.source.StreamFacts;
import io.pvit.ingest.source.VideoLocation;
import io.pvit.schemas.config.IngestConfig;

/** Opens an input up to its first picture, before anything is started or written for its sake. */
final class InputProbe {

  private InputProbe() {}

  /**
   * @throws io.pvit.schemas.exit.StopException when it cannot be watched, with the exit code of why
   */
  static StreamFacts look(VideoLocation input, IngestConfig config) {
    return FirstPicture.of(input, config).facts();
  }
}
