package io.pvit.trainer.judge;

import java.util.Map;
import java.util.TreeMap;

/**
 * How far depths are off, as monocular depth estimation is measured since Eigen et al. (2014). A
 * place counts when its truth is above 0.
 */
public final class DepthMeasure {

  private static final double RATIO = 1.25;

  private long count;
  private double absoluteOverTruth;
  private double squareOverTruth;
  private double square;
  private double squareOfLog;
  private double sumOfLog;
  private double absoluteLog10;
  private final long[] within = new long[3];

  /**
   * One place.
   *
   * @param answer above 0, in the unit of the truth
   * @param truth left out unless above 0
   */
  public void add(double answer, double truth) {
    if (!(truth > 0)) {
      return;
    }
    double error = answer - truth;
    double log = Math.log(answer) - Math.log(truth);
    double ratio = Math.max(answer / truth, truth / answer);
    count++;
    absoluteOverTruth += Math.abs(error) / truth;
    squareOverTruth += error * error / truth;
    square += error * error;
    squareOfLog += log * log;
    sumOfLog += log;
    absoluteLog10 += Math.abs(Math.log10(answer) - Math.log10(truth));
    for (int power = 1; power <= within.length; power++) {
      within[power - 1] += ratio < Math.pow(RATIO, power) ? 1 : 0;
    }
  }

  /** All figures by name; none without a place. */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new TreeMap<>();
    if (count == 0) {
      return figures;
    }
    double meanLog = sumOfLog / count;
    double meanSquareLog = squareOfLog / count;
    figures.put("absRel", absoluteOverTruth / count);
    figures.put("sqRel", squareOverTruth / count);
    figures.put("rmse", Math.sqrt(square / count));
    figures.put("rmseLog", Math.sqrt(meanSquareLog));
    figures.put("log10", absoluteLog10 / count);
    for (int power = 1; power <= within.length; power++) {
      figures.put("delta" + power, (double) within[power - 1] / count);
    }
    figures.put("silog", Math.sqrt(Math.max(0, meanSquareLog - meanLog * meanLog)));
    figures.put("silogHalf", meanSquareLog - 0.5 * meanLog * meanLog);
    figures.put("silogLoss", 10 * Math.sqrt(Math.max(0, meanSquareLog - 0.85 * meanLog * meanLog)));
    return figures;
  }
}
