package io.pvit.ingest;

import io.pvit.schemas.EpochEnd;
import io.pvit.schemas.exit.StopException;
import java.util.Optional;

/**
 * How a run ended.
 *
 * @param figures over the whole run
 * @param end why no more pictures come
 * @param loss present exactly when a live input was lost, and worth an exit code of its own
 */
public record IngestResult(IngestFigures figures, EpochEnd end, Optional<StopException> loss) {
  public IngestResult {
    if (loss.isPresent() != (end == EpochEnd.CAMERA_LOST)) {
      throw new IllegalArgumentException("a loss belongs to CAMERA_LOST, end was " + end);
    }
  }
}
