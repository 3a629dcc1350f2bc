package io.pvit.trainer.judge;

import java.util.Arrays;
import java.util.OptionalDouble;

/** All detections of one class, surest first, and how many truths there are to find. */
final class Ranking {

  private final int[] truthsOfFrame;
  private final boolean[] hits;
  private final int[] frames;

  private Ranking(int[] truthsOfFrame, boolean[] hits, int[] frames) {
    this.truthsOfFrame = truthsOfFrame;
    this.hits = hits;
    this.frames = frames;
  }

  int truths() {
    return Arrays.stream(truthsOfFrame).sum();
  }

  OptionalDouble averagePrecision() {
    int[] once = new int[truthsOfFrame.length];
    Arrays.fill(once, 1);
    return averagePrecision(once);
  }

  /**
   * Area under the envelope of precision over recall; empty without truth.
   *
   * @param times how often each frame counts
   */
  OptionalDouble averagePrecision(int[] times) {
    long truths = 0;
    for (int frame = 0; frame < truthsOfFrame.length; frame++) {
      truths += (long) truthsOfFrame[frame] * times[frame];
    }
    if (truths == 0) {
      return OptionalDouble.empty();
    }
    double[] precision = new double[hits.length];
    long seen = 0;
    long found = 0;
    for (int i = 0; i < hits.length; i++) {
      int count = times[frames[i]];
      seen += count;
      found += hits[i] ? count : 0;
      precision[i] = seen == 0 ? 0 : (double) found / seen;
    }
    double area = 0;
    double envelope = 0;
    for (int i = hits.length - 1; i >= 0; i--) {
      envelope = Math.max(envelope, precision[i]);
      if (hits[i]) {
        area += envelope * times[frames[i]] / truths;
      }
    }
    return OptionalDouble.of(area);
  }

  static final class Builder {
    private final int[] truthsOfFrame;
    private double[] scores = new double[16];
    private boolean[] hits = new boolean[16];
    private int[] frames = new int[16];
    private int size;

    Builder(int frames) {
      truthsOfFrame = new int[frames];
    }

    void addTruths(int frame, int count) {
      truthsOfFrame[frame] += count;
    }

    void addDetection(int frame, double score, boolean isHit) {
      if (size == scores.length) {
        scores = Arrays.copyOf(scores, size * 2);
        hits = Arrays.copyOf(hits, size * 2);
        frames = Arrays.copyOf(frames, size * 2);
      }
      scores[size] = score;
      hits[size] = isHit;
      frames[size] = frame;
      size++;
    }

    /** What is ranked below the last hit changes nothing, and is dropped. */
    Ranking build() {
      int[] order = NumpyOrder.descending(Arrays.copyOf(scores, size));
      int length = size;
      while (length > 0 && !hits[order[length - 1]]) {
        length--;
      }
      boolean[] rankedHits = new boolean[length];
      int[] rankedFrames = new int[length];
      for (int i = 0; i < length; i++) {
        rankedHits[i] = hits[order[i]];
        rankedFrames[i] = frames[order[i]];
      }
      return new Ranking(truthsOfFrame, rankedHits, rankedFrames);
    }
  }
}
