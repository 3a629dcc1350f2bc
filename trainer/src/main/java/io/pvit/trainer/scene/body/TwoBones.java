package io.pvit.trainer.scene.body;

import io.pvit.trainer.scene.geometry.Vec3;

/** A limb of two bones between a fixed start and a target: inverse kinematics in closed form. */
record TwoBones(Vec3 middle, Vec3 end) {

  /** Just short of straight, so that the bending direction stays defined. */
  static final double STRETCH = 0.9995;

  /** The end comes as near to the target as the bones allow; the middle bends towards the pole. */
  static TwoBones reach(Vec3 start, Vec3 target, double upper, double lower, Vec3 pole) {
    Vec3 way = target.minus(start);
    double wished = way.length();
    Vec3 along = wished > 1e-9 ? way.times(1 / wished) : new Vec3(0, -1, 0);
    double least = Math.abs(upper - lower) + 0.02 * (upper + lower);
    double span = Math.max(least, Math.min(wished, (upper + lower) * STRETCH));
    double foot = (span * span + upper * upper - lower * lower) / (2 * span);
    double bulge = Math.sqrt(Math.max(0, upper * upper - foot * foot));
    Vec3 aside = pole.minus(along.times(pole.dot(along)));
    if (aside.dot(aside) < 1e-8) {
      aside = along.cross(new Vec3(0.6, 0.48, 0.64));
    }
    Vec3 middle = start.plus(along.times(foot)).plus(aside.unit().times(bulge));
    return new TwoBones(middle, start.plus(along.times(span)));
  }
}
