package io.pvit.trainer.judge;

import java.util.Map;
import java.util.TreeMap;

/**
 * How far the joints of people are off, in the unit of the poses, as 3D pose estimation is measured
 * since Ionescu et al. (Human3.6M, 2014): as they are, with the roots laid on each other, and after
 * the best move, turn and scaling. The root is the first joint.
 */
public final class PoseMeasure {

  private final double nearEnough;
  private int people;
  private double error;
  private double rootAligned;
  private double aligned;
  private long joints;
  private long near;

  /**
   * Nobody yet.
   *
   * @param nearEnough how far a joint may be off, roots aligned, to count as found: 150 mm
   */
  public PoseMeasure(double nearEnough) {
    this.nearEnough = nearEnough;
  }

  /**
   * One person.
   *
   * @param answer (joints, 3) row by row
   * @param truth the same
   */
  public void add(double[] answer, double[] truth) {
    people++;
    error += meanDistance(answer, truth);
    double[] fromRoot = fromRoot(answer);
    double[] trueFromRoot = fromRoot(truth);
    rootAligned += meanDistance(fromRoot, trueFromRoot);
    aligned += meanDistance(Similarity.aligned(answer, truth), truth);
    for (int joint = 0; joint < answer.length; joint += 3) {
      joints++;
      near += distance(fromRoot, trueFromRoot, joint) < nearEnough ? 1 : 0;
    }
  }

  /** All figures by name; none without a person. */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new TreeMap<>();
    if (people > 0) {
      figures.put("mpjpe", error / people);
      figures.put("mpjpeFromRoot", rootAligned / people);
      figures.put("paMpjpe", aligned / people);
      figures.put("pck", (double) near / joints);
    }
    return figures;
  }

  private static double[] fromRoot(double[] pose) {
    double[] moved = new double[pose.length];
    for (int i = 0; i < pose.length; i++) {
      moved[i] = pose[i] - pose[i % 3];
    }
    return moved;
  }

  static double meanDistance(double[] a, double[] b) {
    double sum = 0;
    for (int joint = 0; joint < a.length; joint += 3) {
      sum += distance(a, b, joint);
    }
    return sum * 3 / a.length;
  }

  private static double distance(double[] a, double[] b, int at) {
    double x = a[at] - b[at];
    double y = a[at + 1] - b[at + 1];
    double z = a[at + 2] - b[at + 2];
    return Math.sqrt(x * x + y * y + z * z);
  }
}
