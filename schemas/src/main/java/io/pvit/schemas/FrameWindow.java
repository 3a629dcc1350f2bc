package io.pvit.schemas;

import java.util.List;
import java.util.Optional;

/**
 * Consecutive sampled frames of one camera, or the marker that ends a stream epoch.
 *
 * <p>Windows do not overlap. The sequence counts both windows and markers of a camera without a
 * hole, through all epochs, so that a reader sees any loss.
 *
 * @param cameraId the camera, which is also the record's key
 * @param sequence 0, 1, 2 … per camera
 * @param streamEpoch grows at every reconnect; no clip spans two epochs
 * @param discontinuity pictures are missing between the window before and this one
 * @param clock where the capture times come from
 * @param clockUncertaintyUs how far the capture times may be off
 * @param frameIntervalUs the sampling interval that the frames keep, at most an hour
 * @param width of every frame, pixels; 0 in a marker
 * @param height of every frame, pixels; 0 in a marker
 * @param codec how the frames are coded
 * @param frames oldest first; empty in a marker
 * @param end why the epoch ended; present exactly in a marker
 * @param windowedAtUs when the window was complete, by this machine's clock
 */
public record FrameWindow(
    String cameraId,
    long sequence,
    int streamEpoch,
    boolean discontinuity,
    Clock clock,
    long clockUncertaintyUs,
    long frameIntervalUs,
    int width,
    int height,
    FrameCodec codec,
    List<Frame> frames,
    Optional<EpochEnd> end,
    long windowedAtUs) {
  private static final long LONGEST_INTERVAL_US = 3_600_000_000L;

  public FrameWindow {
    Refuse.notACameraId("cameraId", cameraId);
    Refuse.negative("sequence", sequence);
    Refuse.negative("streamEpoch", streamEpoch);
    Refuse.negative("clockUncertaintyUs", clockUncertaintyUs);
    Refuse.belowOne("frameIntervalUs", frameIntervalUs);
    Refuse.above("frameIntervalUs", frameIntervalUs, LONGEST_INTERVAL_US);
    Refuse.negative("windowedAtUs", windowedAtUs);
    frames = List.copyOf(frames);
    if (frames.isEmpty() != end.isPresent()) {
      throw new IllegalArgumentException(
          "a window has frames or an end, not both and not neither: %d frames, end %s"
              .formatted(frames.size(), end.map(Enum::name).orElse("absent")));
    }
    if (end.isEmpty()) {
      Refuse.belowOne("width", width);
      Refuse.belowOne("height", height);
    }
    for (int i = 1; i < frames.size(); i++) {
      Refuse.backwards(
          "frames[" + (i - 1) + "].captureTimeUs",
          frames.get(i - 1).captureTimeUs(),
          "frames[" + i + "].captureTimeUs",
          frames.get(i).captureTimeUs());
    }
  }

  /** The marker that follows the last window of an epoch. */
  public static FrameWindow endOfEpoch(
      String cameraId,
      long sequence,
      int streamEpoch,
      Clock clock,
      long frameIntervalUs,
      EpochEnd reason,
      long atUs) {
    return new FrameWindow(
        cameraId,
        sequence,
        streamEpoch,
        false,
        clock,
        0,
        frameIntervalUs,
        0,
        0,
        FrameCodec.JPEG,
        List.of(),
        Optional.of(reason),
        atUs);
  }
}
