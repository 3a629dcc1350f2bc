package io.pvit.inference.kafka;

import io.pvit.inference.camera.CameraMemory;
import io.pvit.inference.load.ShedSpan;
import io.pvit.schemas.CoverageSpan;
import java.util.Optional;

/**
 * Puts on coverage what was shed, one record for each span, when it is over.
 *
 * @param outbox where it is written
 */
record ShedSpans(Outbox outbox) {

  /** The span that went on is over, if one did. */
  CameraMemory settled(CameraMemory memory, String cameraId, Origin origin) {
    Optional<ShedSpan> over = memory.load().shed();
    if (over.isEmpty()) {
      return memory;
    }
    ShedSpan span = over.get();
    outbox.coverage(
        new CoverageSpan(
            cameraId,
            CoverageSpan.Stage.INFERENCE,
            false,
            CoverageSpan.Reason.SHED,
            "inference could not keep up: %d clips were not watched".formatted(span.clips()),
            span.fromUs(),
            span.toUs()),
        origin);
    return memory.with(memory.load().told());
  }
}
