package io.pvit.ingest;

import io.pvit.ingest.camera.Coverage;
import io.pvit.ingest.window.CameraSink;
import io.pvit.ingest.window.CoverageMark;
import io.pvit.schemas.CoverageSpan;
import io.pvit.schemas.CoverageSpan.Reason;
import io.pvit.schemas.EpochEnd;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.time.Duration;
import java.util.List;

/** A camera's coverage on its way into the sink, committed whenever it changes. */
final class CoverageRecord {

  private final CameraSink sink;
  private final WatchParts parts;
  private final Coverage coverage;
  private CoverageMark told = CoverageMark.NONE;

  /** Goes on where the sink's camera was left; tells nothing yet. */
  CoverageRecord(String cameraId, CameraSink sink, WatchParts parts) {
    this.sink = sink;
    this.parts = parts;
    this.coverage =
        Coverage.after(
            sink.left(),
            cameraId,
            Duration.ofMillis(parts.watching().coverageIntervalMs()),
            Duration.ofMillis(parts.watching().stalledAfterMs()),
            parts.nowUs());
  }

  void picture() {
    coverage.picture(parts.nowUs());
    tell();
  }

  void blind(StopException trouble) {
    boolean undecodable =
        trouble.code() == ExitCode.INPUT_UNREADABLE
            || trouble.code() == ExitCode.INPUT_WITHOUT_VIDEO;
    coverage.blind(
        undecodable ? Reason.DECODER : Reason.LINK_LOST, trouble.sentence(), parts.nowUs());
    tell();
  }

  /** Nobody wants to know any more whether the camera is watched. */
  void end() {
    coverage.end(parts.nowUs());
    sink.cover(coverage.take(), CoverageMark.NONE);
  }

  /** Somebody else goes on from here, for this reason, or nobody. */
  void end(EpochEnd reason) {
    switch (reason) {
      case REMOVED -> end();
      case PAUSED -> end(Reason.PAUSED, "switched off");
      case FORMAT_CHANGED -> end(Reason.LINK_LOST, "defined anew");
      default -> end(Reason.PROCESS_LOST, "the process that watched was ended, or gave it away");
    }
  }

  private void end(Reason reason, String words) {
    coverage.blind(reason, words, parts.nowUs());
    tell();
  }

  private void tell() {
    List<CoverageSpan> spans = coverage.take();
    CoverageMark mark = coverage.mark();
    if (!spans.isEmpty() || !mark.equals(told)) {
      sink.cover(spans, mark);
      told = mark;
    }
  }
}
