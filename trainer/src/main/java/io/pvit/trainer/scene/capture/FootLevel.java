package io.pvit.trainer.scene.capture;

import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Vec3;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How high ankle and toe are over the captured origin when the foot stands flat. */
record FootLevel(double ankle, double toe) {

  private static final double LOW_SHARE = 0.05;

  /** The lowest twentieth of the capture, of both feet. */
  static FootLevel of(Bvh capture, Rig rig) {
    List<Double> ankles = new ArrayList<>();
    List<Double> toes = new ArrayList<>();
    for (int frame = 0; frame < capture.frames(); frame++) {
      List<Pose> poses = capture.poses(frame);
      ankles.add(rig.at(poses, Landmark.ANKLE_LEFT).y());
      ankles.add(rig.at(poses, Landmark.ANKLE_RIGHT).y());
      toes.add(rig.at(poses, Landmark.TOE_LEFT).y());
      toes.add(rig.at(poses, Landmark.TOE_RIGHT).y());
    }
    return new FootLevel(low(ankles), low(toes));
  }

  /** Height of the lowest point of a foot. */
  double lift(Vec3 ankleAt, Vec3 toeAt) {
    return Math.max(0, Math.min(ankleAt.y() - ankle, toeAt.y() - toe));
  }

  /** Radians, toes down, of a foot from ankle to toe; flat is 0. */
  double pitch(Vec3 foot) {
    double length = Math.max(1e-9, foot.length());
    double flat = StrictMath.asin(Math.max(-1, Math.min(1, (toe - ankle) / length)));
    return flat - StrictMath.asin(Math.max(-1, Math.min(1, foot.y() / length)));
  }

  private static double low(List<Double> heights) {
    Collections.sort(heights);
    return heights.get((int) (LOW_SHARE * (heights.size() - 1)));
  }
}
