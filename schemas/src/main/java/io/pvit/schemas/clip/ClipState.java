package io.pvit.schemas.clip;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Where one camera stands: all that has to be remembered between two of its windows.
 *
 * @param lastSequence of the newest window or marker seen; -1 before the first
 * @param lastOffset where it lies in its topic; -1 before the first
 * @param streamEpoch its epoch; -1 before the first
 * @param width of the frames of the run, pixels; 0 while there is none
 * @param height of the frames of the run, pixels; 0 while there is none
 * @param toUs capture time of the last frame of the run; 0 while there is none
 * @param fit how the windows of this epoch meet the shape
 * @param run offsets of the newest windows that a clip may still use, oldest first and without a
 *     gap; one less than a clip takes, at most
 * @param epochFromUs capture time of the first frame of the epoch; -1 where it is not known
 */
public record ClipState(
    long lastSequence,
    long lastOffset,
    int streamEpoch,
    int width,
    int height,
    long toUs,
    Fit fit,
    List<Long> run,
    long epochFromUs) {

  private static final long UNKNOWN = -1;

  /** How the windows of an epoch meet the shape, so far. */
  public enum Fit {
    /** All of them do. */
    FITTING,
    /** One was short, as the last of an epoch may be. */
    ONE_SHORT,
    /** Some do not, and it has been said. */
    REFUSED
  }

  public ClipState {
    run = List.copyOf(run);
  }

  /** Of a camera that nothing is known of. */
  public static ClipState initial() {
    return new ClipState(-1, -1, -1, 0, 0, 0, Fit.FITTING, List.of(), UNKNOWN);
  }

  /**
   * True when a window at this offset comes later in the same topic. Offsets rise within a
   * partition; where they do not, the topic was made anew, and the windows of before are gone.
   */
  public boolean continuesAt(long offset) {
    return offset > lastOffset;
  }

  /** How long after the epoch's first frame a moment is; empty where that is not known. */
  public OptionalLong sinceEpochBeganUs(long timeUs) {
    return epochFromUs == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(timeUs - epochFromUs);
  }

  /** The same place without a run: nothing up to here will be part of a clip. */
  public ClipState interrupted() {
    return new ClipState(
        lastSequence, lastOffset, streamEpoch, 0, 0, 0, fit, List.of(), epochFromUs);
  }

  ClipState inEpochOf(WindowFacts window) {
    return window.streamEpoch() == streamEpoch
        ? this
        : new ClipState(
            lastSequence,
            lastOffset,
            window.streamEpoch(),
            0,
            0,
            0,
            Fit.FITTING,
            List.of(),
            window.marker() ? UNKNOWN : window.fromUs());
  }

  ClipState passed(long sequence, long offset, Fit fitNow) {
    return new ClipState(sequence, offset, streamEpoch, 0, 0, 0, fitNow, List.of(), epochFromUs);
  }

  ClipState joined(WindowFacts window, long offset, int longest) {
    List<Long> longer = Stream.concat(run.stream(), Stream.of(offset)).toList();
    List<Long> newest = longer.subList(Math.max(0, longer.size() - longest), longer.size());
    return new ClipState(
        window.sequence(),
        offset,
        streamEpoch,
        window.width(),
        window.height(),
        window.toUs(),
        fit,
        newest,
        epochFromUs);
  }
}
