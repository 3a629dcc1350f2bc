package io.pvit.ingest.window;

import io.pvit.ingest.source.FrameSize;
import io.pvit.schemas.EpochEnd;
import io.pvit.schemas.Frame;
import io.pvit.schemas.FrameCodec;
import io.pvit.schemas.FrameWindow;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts frames into windows, and windows into epochs. */
public final class WindowBuilder {

  private final String cameraId;
  private final WindowShape shape;
  private final InstantSource wallClock;
  private final List<Frame> frames = new ArrayList<>();
  private FrameSize size = new FrameSize(1, 1);
  private long nextSequence;
  private int epoch;
  private boolean discontinuity;

  /**
   * @param from where the camera's windows go on; when there were some before, the first window is
   *     marked as discontinuous, for nobody watched in between
   */
  public WindowBuilder(
      String cameraId, WindowShape shape, Continuation from, InstantSource wallClock) {
    this.cameraId = cameraId;
    this.shape = shape;
    this.wallClock = wallClock;
    this.nextSequence = from.nextSequence();
    this.epoch = from.nextEpoch() - 1;
    this.discontinuity = !from.isFresh();
  }

  /** Begins the next epoch, whose frames all have this size. */
  public void beginEpoch(FrameSize frameSize) {
    epoch++;
    size = frameSize;
  }

  /** Whether the next frame makes a window complete. */
  public boolean isOneFrameShort() {
    return frames.size() == shape.frames() - 1;
  }

  /** Adds a frame; gives the window that it completes. */
  public Optional<FrameWindow> add(Frame frame) {
    frames.add(frame);
    return frames.size() == shape.frames() ? Optional.of(window()) : Optional.empty();
  }

  /**
   * Drops the window begun, for pictures are missing after it, and marks the next.
   *
   * @return how many frames were dropped
   */
  public int breakOff() {
    int dropped = frames.size();
    frames.clear();
    discontinuity = true;
    return dropped;
  }

  /** What ends the epoch: the last, shorter window if one was begun, and the marker. */
  public List<FrameWindow> endEpoch(EpochEnd reason) {
    List<FrameWindow> last = new ArrayList<>();
    if (!frames.isEmpty()) {
      last.add(window());
    }
    last.add(
        FrameWindow.endOfEpoch(
            cameraId, nextSequence++, epoch, shape.clock(), shape.intervalUs(), reason, nowUs()));
    return last;
  }

  private FrameWindow window() {
    FrameWindow window =
        new FrameWindow(
            cameraId,
            nextSequence++,
            epoch,
            discontinuity,
            shape.clock(),
            shape.clockUncertaintyUs(),
            shape.intervalUs(),
            size.width(),
            size.height(),
            FrameCodec.JPEG,
            frames,
            Optional.empty(),
            nowUs());
    frames.clear();
    discontinuity = false;
    return window;
  }

  private long nowUs() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, wallClock.instant());
  }
}
