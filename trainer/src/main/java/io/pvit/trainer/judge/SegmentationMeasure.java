package io.pvit.trainer.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How well places are told apart by what they show. A class that is neither true nor answered
 * anywhere is left out of the mean; one that is only answered counts as 0.
 */
public final class SegmentationMeasure {

  private final long[][] confusion;

  /** For classes from 0 on. */
  public SegmentationMeasure(int classes) {
    confusion = new long[classes][classes];
  }

  /**
   * One place.
   *
   * @param answer a class
   * @param truth left out unless it is a class
   */
  public void add(int answer, int truth) {
    if (truth >= 0 && truth < confusion.length) {
      confusion[truth][answer]++;
    }
  }

  /** How often each true class, by row, was answered as which. */
  public List<List<Long>> confusion() {
    return Arrays.stream(confusion).map(row -> Arrays.stream(row).boxed().toList()).toList();
  }

  /** Intersection over union of each class; empty where it is neither true nor answered. */
  public List<OptionalDouble> iou() {
    List<OptionalDouble> iou = new ArrayList<>();
    for (int k = 0; k < confusion.length; k++) {
      long union = truths(k) + answers(k) - confusion[k][k];
      iou.add(
          union == 0
              ? OptionalDouble.empty()
              : OptionalDouble.of((double) confusion[k][k] / union));
    }
    return iou;
  }

  /** All figures by name; none without a place. */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new TreeMap<>();
    long all = 0;
    long right = 0;
    double weighted = 0;
    double recalls = 0;
    double ious = 0;
    double iousOfTrue = 0;
    int trueClasses = 0;
    int classes = 0;
    List<OptionalDouble> iou = iou();
    for (int k = 0; k < confusion.length; k++) {
      if (iou.get(k).isEmpty()) {
        continue;
      }
      double overlap = iou.get(k).getAsDouble();
      long truths = truths(k);
      classes++;
      ious += overlap;
      all += truths;
      right += confusion[k][k];
      weighted += truths * overlap;
      if (truths > 0) {
        trueClasses++;
        recalls += (double) confusion[k][k] / truths;
        iousOfTrue += overlap;
      }
    }
    if (all > 0) {
      figures.put("miou", ious / classes);
      figures.put("miouOfTrueClasses", iousOfTrue / trueClasses);
      figures.put("pixelAccuracy", (double) right / all);
      figures.put("meanClassAccuracy", recalls / trueClasses);
      figures.put("frequencyWeightedIou", weighted / all);
    }
    return figures;
  }

  private long truths(int k) {
    return Arrays.stream(confusion[k]).sum();
  }

  private long answers(int k) {
    return Arrays.stream(confusion).mapToLong(row -> row[k]).sum();
  }
}
