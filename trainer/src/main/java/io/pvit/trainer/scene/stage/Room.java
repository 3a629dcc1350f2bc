package io.pvit.trainer.scene.stage;

import io.pvit.trainer.scene.body.Posture;
import io.pvit.trainer.scene.body.Root;
import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Rotation;
import io.pvit.trainer.scene.geometry.Vec3;
import java.util.ArrayList;
import java.util.List;

/** How near actors come to each other over time: hips, heads, feet and what is there for them. */
final class Room {

  private static final double TICK_SECONDS = 0.4;
  private static final double TRUNK_LEGS = 0.85;

  private Room() {}

  /** The least distance over the ground of two actors at the same moment, in metres. */
  static double between(Actor one, Actor other) {
    double least = Double.POSITIVE_INFINITY;
    double seconds = Math.max(one.script().seconds(), other.script().seconds());
    for (double t = 0; t <= seconds; t += TICK_SECONDS) {
      List<Vec3> others = outline(other, t);
      for (Vec3 a : outline(one, t)) {
        for (Vec3 b : others) {
          double dx = a.x() - b.x();
          double dz = a.z() - b.z();
          least = Math.min(least, Math.sqrt(dx * dx + dz * dz));
        }
      }
    }
    return least;
  }

  private static List<Vec3> outline(Actor actor, double seconds) {
    double leg = actor.person().body().leg();
    Posture posture = actor.script().posture(seconds);
    Pose ground = actor.script().ground(seconds);
    Root root = posture.root();
    Rotation pelvis =
        Rotation.yaw(root.yaw())
            .times(Rotation.pitch(root.pitch()))
            .times(Rotation.roll(root.roll()));
    Vec3 hips = new Vec3(root.x(), root.height(), root.z());
    List<Vec3> points = new ArrayList<>();
    points.add(hips);
    points.add(hips.plus(pelvis.up().times(TRUNK_LEGS)));
    points.add(hips.plus(pelvis.up().times(TRUNK_LEGS / 2)));
    points.add(new Vec3(posture.leftFoot().x(), 0, posture.leftFoot().z()));
    points.add(new Vec3(posture.rightFoot().x(), 0, posture.rightFoot().z()));
    points.replaceAll(p -> ground.toWorld(p.times(leg)));
    actor.setpieces().forEach(piece -> points.addAll(piece.footing(seconds)));
    return points;
  }
}
