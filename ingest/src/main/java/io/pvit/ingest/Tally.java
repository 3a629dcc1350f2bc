package io.pvit.ingest;

import io.pvit.ingest.source.Damage;
import io.pvit.schemas.FrameWindow;
import java.util.OptionalLong;

/** Counts a run; the reading thread's. */
final class Tally {

  private long pictures;
  private long frames;
  private long windows;
  private long droppedFrames;
  private long discontinuities;
  private OptionalLong firstCaptureTimeUs = OptionalLong.empty();
  private OptionalLong lastCaptureTimeUs = OptionalLong.empty();

  void picture() {
    pictures++;
  }

  void discontinuity(int dropped) {
    discontinuities++;
    droppedFrames += dropped;
  }

  void delivered(FrameWindow window) {
    if (window.end().isPresent()) {
      return;
    }
    windows++;
    frames += window.frames().size();
    if (firstCaptureTimeUs.isEmpty()) {
      firstCaptureTimeUs = OptionalLong.of(window.frames().get(0).captureTimeUs());
    }
    lastCaptureTimeUs =
        OptionalLong.of(window.frames().get(window.frames().size() - 1).captureTimeUs());
  }

  IngestFigures figures(Damage damage) {
    return new IngestFigures(
        pictures,
        frames,
        windows,
        droppedFrames,
        discontinuities,
        damage.corruptPackets(),
        damage.decodeErrors(),
        firstCaptureTimeUs,
        lastCaptureTimeUs);
  }
}
