package io.pvit.trainer.judge;

/**
 * The move, turn and scaling that lays points on others with the least squares, and never mirrors
 * them: Horn, Closed-form solution of absolute orientation using unit quaternions (1987). The turn
 * is the eigenvector of a symmetric 4 x 4 matrix that belongs to its largest eigenvalue.
 */
final class Similarity {

  private static final int SWEEPS = 60;

  private Similarity() {}

  /** The points, (N, 3) row by row, as they lie on the others. */
  static double[] aligned(double[] points, double[] others) {
    double[] from = mean(points);
    double[] to = mean(others);
    double[][] s = new double[3][3];
    double spread = 0;
    for (int point = 0; point < points.length; point += 3) {
      for (int i = 0; i < 3; i++) {
        double p = points[point + i] - from[i];
        spread += p * p;
        for (int j = 0; j < 3; j++) {
          s[i][j] += p * (others[point + j] - to[j]);
        }
      }
    }
    double[] q = largestEigenvector(horn(s));
    double[][] turn = turn(q);
    double agreement = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        agreement += turn[j][i] * s[i][j];
      }
    }
    double scale = spread > 0 ? agreement / spread : 1;
    double[] laid = new double[points.length];
    for (int point = 0; point < points.length; point += 3) {
      for (int j = 0; j < 3; j++) {
        double turned = 0;
        for (int i = 0; i < 3; i++) {
          turned += turn[j][i] * (points[point + i] - from[i]);
        }
        laid[point + j] = scale * turned + to[j];
      }
    }
    return laid;
  }

  private static double[] mean(double[] points) {
    double[] mean = new double[3];
    for (int i = 0; i < points.length; i++) {
      mean[i % 3] += points[i] * 3 / points.length;
    }
    return mean;
  }

  private static double[][] horn(double[][] s) {
    return new double[][] {
      {s[0][0] + s[1][1] + s[2][2], s[1][2] - s[2][1], s[2][0] - s[0][2], s[0][1] - s[1][0]},
      {s[1][2] - s[2][1], s[0][0] - s[1][1] - s[2][2], s[0][1] + s[1][0], s[2][0] + s[0][2]},
      {s[2][0] - s[0][2], s[0][1] + s[1][0], s[1][1] - s[0][0] - s[2][2], s[1][2] + s[2][1]},
      {s[0][1] - s[1][0], s[2][0] + s[0][2], s[1][2] + s[2][1], s[2][2] - s[0][0] - s[1][1]}
    };
  }

  private static double[][] turn(double[] q) {
    double w = q[0];
    double x = q[1];
    double y = q[2];
    double z = q[3];
    return new double[][] {
      {w * w + x * x - y * y - z * z, 2 * (x * y - w * z), 2 * (x * z + w * y)},
      {2 * (x * y + w * z), w * w - x * x + y * y - z * z, 2 * (y * z - w * x)},
      {2 * (x * z - w * y), 2 * (y * z + w * x), w * w - x * x - y * y + z * z}
    };
  }

  /** By Jacobi's rotations, which end when nothing is left beside the diagonal. */
  private static double[] largestEigenvector(double[][] a) {
    double[][] vectors = {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}};
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int p = 0; p < 4; p++) {
        for (int q = p + 1; q < 4; q++) {
          rotate(a, vectors, p, q);
        }
      }
    }
    int largest = 0;
    for (int i = 1; i < 4; i++) {
      largest = a[i][i] > a[largest][largest] ? i : largest;
    }
    return new double[] {
      vectors[0][largest], vectors[1][largest], vectors[2][largest], vectors[3][largest]
    };
  }

  private static void rotate(double[][] a, double[][] vectors, int p, int q) {
    if (a[p][q] == 0) {
      return;
    }
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
    double c = 1 / Math.hypot(t, 1);
    double s = t * c;
    for (int k = 0; k < 4; k++) {
      double akp = a[k][p];
      double akq = a[k][q];
      a[k][p] = c * akp - s * akq;
      a[k][q] = s * akp + c * akq;
    }
    for (int k = 0; k < 4; k++) {
      double apk = a[p][k];
      double aqk = a[q][k];
      a[p][k] = c * apk - s * aqk;
      a[q][k] = s * apk + c * aqk;
      double vkp = vectors[k][p];
      double vkq = vectors[k][q];
      vectors[k][p] = c * vkp - s * vkq;
      vectors[k][q] = s * vkp + c * vkq;
    }
    a[p][q] = 0;
    a[q][p] = 0;
  }
}
