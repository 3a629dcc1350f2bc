package io.pvit.trainer.judge;

import java.util.OptionalDouble;

/**
 * Ego4D's two questions about hands and objects: whether an object's state changes in a clip, and
 * how far in time the answered key frame, the point of no return, is from the true one.
 */
public final class StateChangeMeasure {

  private int clips;
  private int right;
  private int changes;
  private double seconds;

  /** One clip in which nothing changes. */
  public void addUnchanged(boolean answeredChange) {
    clips++;
    right += answeredChange ? 0 : 1;
  }

  /**
   * One clip in which a state changes.
   *
   * @param answeredSeconds of the key frame, from the beginning of the clip
   * @param trueSeconds of the key frame
   */
  public void addChange(boolean answeredChange, double answeredSeconds, double trueSeconds) {
    clips++;
    right += answeredChange ? 1 : 0;
    changes++;
    seconds += Math.abs(answeredSeconds - trueSeconds);
  }

  /** All clips of another, so many times. */
  public void add(StateChangeMeasure other, int times) {
    clips += other.clips * times;
    right += other.right * times;
    changes += other.changes * times;
    seconds += other.seconds * times;
  }

  /** Share of clips that are answered right; empty without a clip. */
  public OptionalDouble accuracy() {
    return clips == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) right / clips);
  }

  /** Mean error of the key frame; empty without a clip in which something changes. */
  public OptionalDouble keyFrameErrorSeconds() {
    return changes == 0 ? OptionalDouble.empty() : OptionalDouble.of(seconds / changes);
  }
}
