package io.pvit.trainer.scene.capture;

import io.pvit.trainer.scene.geometry.Vec3;
import java.util.ArrayList;
import java.util.List;

/** Keeps angles near those of the moment before, so that what lies between two can be told. */
final class Turns {

  private static final double STRAIGHT = 0.03;
  private static final double LOWEST_ELBOW = -0.6;
  private static final double HIGHEST_ELBOW = 2.6;
  private static final double ELBOW_TICK = 0.2;
  private static final double ELBOW_SWIFTNESS = 0.3;

  private final List<Double> before = new ArrayList<>();
  private int at;

  /** The next moment; angles are asked for in the same order in each. */
  void begin() {
    at = 0;
  }

  double next(double radians) {
    double near = radians;
    if (at < before.size()) {
      near -= 2 * Math.PI * Math.rint((radians - before.get(at)) / (2 * Math.PI));
      before.set(at, near);
    } else {
      before.add(near);
    }
    at++;
    return near;
  }

  /**
   * How far an elbow is lifted outwards, in the sense of a reach; a straight arm keeps what it had.
   *
   * @param bend the elbow, and hand the wrist, from the shoulder: outwards, up, ahead
   */
  double elbow(Vec3 bend, Vec3 hand) {
    Vec3 bulge = across(bend, hand);
    boolean known = at < before.size();
    double found = known ? before.get(at) : 0;
    if (bulge.length() > STRAIGHT) {
      double best = Double.NEGATIVE_INFINITY;
      double wished = found;
      for (double e = LOWEST_ELBOW; e <= HIGHEST_ELBOW; e += ELBOW_TICK) {
        Vec3 pole = across(new Vec3(0.4 + e, 0.6 * e - 0.75, -0.5), hand);
        double likeness = pole.dot(bulge) / Math.max(1e-9, pole.length());
        if (likeness > best) {
          best = likeness;
          wished = e;
        }
      }
      found = known ? found + ELBOW_SWIFTNESS * (wished - found) : wished;
    }
    if (known) {
      before.set(at, found);
    } else {
      before.add(found);
    }
    at++;
    return found;
  }

  private static Vec3 across(Vec3 v, Vec3 axis) {
    double square = axis.dot(axis);
    return square < 1e-9 ? v : v.minus(axis.times(v.dot(axis) / square));
  }
}
