package io.pvit.schemas;

import java.util.Optional;

/**
 * How far a camera has been written; committed in the same transaction as its windows.
 *
 * @param cameraId the camera, which is also the record's key
 * @param nextSequence the sequence that the next window or marker takes
 * @param streamEpoch the epoch last written
 * @param epochOpen true while no marker has ended that epoch
 * @param lastCaptureTimeUs capture time of the last frame written; 0 before the first
 * @param updatedAtUs when this was written
 * @param coveredUntilUs up to when coverage says what was watched; 0 where nobody says so
 * @param blindFor why nobody has watched since then; NONE where somebody does
 * @param lastEnd why the epoch before the open one, or the last one, ended
 */
public record IngestProgress(
    String cameraId,
    long nextSequence,
    int streamEpoch,
    boolean epochOpen,
    long lastCaptureTimeUs,
    long updatedAtUs,
    long coveredUntilUs,
    CoverageSpan.Reason blindFor,
    Optional<EpochEnd> lastEnd) {
  public IngestProgress {
    Refuse.notACameraId("cameraId", cameraId);
    Refuse.negative("nextSequence", nextSequence);
    Refuse.negative("streamEpoch", streamEpoch);
    Refuse.negative("lastCaptureTimeUs", lastCaptureTimeUs);
    Refuse.negative("updatedAtUs", updatedAtUs);
    Refuse.negative("coveredUntilUs", coveredUntilUs);
  }
}
