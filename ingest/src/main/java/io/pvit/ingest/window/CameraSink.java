package io.pvit.ingest.window;

import io.pvit.schemas.CoverageSpan;
import io.pvit.schemas.IngestProgress;
import java.util.List;
import java.util.Optional;

/**
 * Where a camera's windows go, and with them what of the time was watched; opening it takes the
 * camera over from whoever had it.
 */
public interface CameraSink extends WindowSink {

  /** How far the one before had come; empty for a camera that is new. */
  Optional<IngestProgress> left();

  /** Commits these spans, and all that was accepted before. */
  void cover(List<CoverageSpan> spans, CoverageMark upTo);
}
