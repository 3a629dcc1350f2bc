package io.pvit.trainer.judge;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * By what angle surface normals are off, in degrees. Both are brought to length 1 first; a place
 * counts when its truth is longer than a half.
 */
public final class NormalMeasure {

  private double[] degrees = new double[1024];
  private int count;

  /**
   * One place.
   *
   * @param answer x, y, z
   * @param truth x, y, z; left out when it is not longer than 0.5
   */
  public void add(double[] answer, double[] truth) {
    double length = length(truth);
    if (!(length > 0.5)) {
      return;
    }
    double scale = Math.max(length(answer), Double.MIN_NORMAL) * length;
    double cosine = (answer[0] * truth[0] + answer[1] * truth[1] + answer[2] * truth[2]) / scale;
    if (count == degrees.length) {
      degrees = Arrays.copyOf(degrees, count * 2);
    }
    degrees[count++] = Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, cosine))));
  }

  private static double length(double[] vector) {
    return Math.sqrt(vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2]);
  }

  /** All figures by name; none without a place. */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new TreeMap<>();
    if (count == 0) {
      return figures;
    }
    double[] known = Arrays.copyOf(degrees, count);
    figures.put("meanDegrees", Arrays.stream(known).sum() / count);
    figures.put("medianDegrees", Bootstrap.median(known));
    figures.put(
        "rmseDegrees", Math.sqrt(Arrays.stream(known).map(angle -> angle * angle).sum() / count));
    figures.put("within11.25", shareBelow(known, 11.25));
    figures.put("within22.5", shareBelow(known, 22.5));
    figures.put("within30", shareBelow(known, 30));
    return figures;
  }

  private static double shareBelow(double[] known, double limit) {
    return (double) Arrays.stream(known).filter(angle -> angle < limit).count() / known.length;
  }
}
