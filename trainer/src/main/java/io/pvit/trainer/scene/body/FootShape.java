package io.pvit.trainer.scene.body;

import io.pvit.trainer.scene.geometry.Rotation;
import io.pvit.trainer.scene.geometry.Vec3;

/** A foot as the hull of a heel ball and a toe ball, in the frame of the ankle. */
record FootShape(Vec3 heel, double heelRadius, Vec3 toe, double toeRadius) {

  static FootShape of(Proportions body) {
    double heelRadius = 0.135 * body.foot() * Math.sqrt(body.bulk());
    double toeRadius = 0.115 * body.foot() * Math.sqrt(body.bulk());
    Vec3 heel = new Vec3(0, heelRadius - body.ankle(), -0.16 * body.foot());
    Vec3 toe = new Vec3(0, toeRadius - body.ankle(), 0.62 * body.foot());
    return new FootShape(heel, heelRadius, toe, toeRadius);
  }

  /** How far above the ground the ankle is when the turned foot touches it. */
  double clearance(Rotation turn) {
    return Math.max(heelRadius - turn.apply(heel).y(), toeRadius - turn.apply(toe).y());
  }

  /** Ankle of a foot that rolled over its ball or heel from flat at a place of height 0. */
  Vec3 ankle(Vec3 flat, double yaw, double pitch, double lift) {
    Rotation level = Rotation.yaw(yaw);
    Rotation turn = level.times(Rotation.pitch(pitch));
    Vec3 pivot = pitch > 0 ? toe : heel;
    Vec3 rolled = flat.plus(level.apply(pivot)).minus(turn.apply(pivot));
    return new Vec3(rolled.x(), clearance(turn) + lift, rolled.z());
  }
}
