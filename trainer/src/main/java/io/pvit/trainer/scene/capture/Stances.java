package io.pvit.trainer.scene.capture;

import io.pvit.trainer.scene.body.Reach;
import io.pvit.trainer.scene.body.Root;
import io.pvit.trainer.scene.body.Spine;
import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Rotation;
import io.pvit.trainer.scene.geometry.Vec3;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads stances off a capture. Turns come from where joints are, never from how a rig turns them,
 * so that any rig's resting pose will do; only the head's are taken as they are, from their mean.
 * Lengths are in shares of the captured leg, and the floor is where the feet are lowest.
 */
final class Stances {

  /** Height of the ankle in shares of thigh and shin, after Drillis and Contini (1966). */
  private static final double ANKLE_SHARE = 0.0855;

  private static final double SHORTEST = 1e-6;

  private final Path file;
  private final Bvh capture;
  private final Rig rig;
  private final FootLevel level;
  private final double leg;
  private final double floor;
  private final Rotation headAtRest;
  private final Turns turns = new Turns();

  private Stances(Path file, Bvh capture) {
    this.file = file;
    this.capture = capture;
    rig = Rig.of(file, capture);
    level = FootLevel.of(capture, rig);
    List<Pose> first = capture.poses(0);
    double bones =
        length(first, Landmark.HIP_LEFT, Landmark.KNEE_LEFT)
            + length(first, Landmark.KNEE_LEFT, Landmark.ANKLE_LEFT);
    if (!(bones > SHORTEST)) {
      throw new CaptureRefused(file, "its left leg has no length");
    }
    leg = bones * (1 + ANKLE_SHARE);
    floor = level.ankle() - bones * ANKLE_SHARE;
    headAtRest = headAtRest();
  }

  /**
   * @throws CaptureRefused if it is no human body
   */
  static List<Stance> of(Path file, Bvh capture) {
    Stances stances = new Stances(file, capture);
    List<Stance> all = new ArrayList<>();
    for (int frame = 0; frame < capture.frames(); frame++) {
      all.add(stances.stance(frame));
    }
    return all;
  }

  private Stance stance(int frame) {
    List<Pose> poses = capture.poses(frame);
    Rotation pelvis = pelvis(poses, frame);
    Rotation chest = chest(poses, frame);
    Vec3 hips = rig.hips(poses).minus(new Vec3(0, floor, 0)).times(1 / leg);
    turns.begin();
    double yaw = turns.next(StrictMath.atan2(pelvis.ahead().x(), pelvis.ahead().z()));
    Root root =
        new Root(
            hips.x(), hips.y(), hips.z(), yaw, turns.next(pitch(pelvis)), turns.next(roll(pelvis)));
    return new Stance(
        root,
        spine(pelvis, chest, rig.head(poses).rotation()),
        reach(poses, chest, true),
        reach(poses, chest, false),
        sole(poses, Landmark.ANKLE_LEFT, Landmark.TOE_LEFT),
        sole(poses, Landmark.ANKLE_RIGHT, Landmark.TOE_RIGHT));
  }

  private Rotation pelvis(List<Pose> poses, int frame) {
    Vec3 hips = rig.hips(poses);
    Vec3 up = rig.spine(poses).minus(hips);
    if (!(up.length() > SHORTEST * leg)) {
      up = rig.at(poses, Landmark.NECK).minus(hips);
    }
    return turn(poses, Landmark.HIP_LEFT, Landmark.HIP_RIGHT, up, frame);
  }

  private Rotation chest(List<Pose> poses, int frame) {
    Vec3 up = rig.at(poses, Landmark.NECK).minus(rig.spine(poses));
    return turn(poses, Landmark.SHOULDER_LEFT, Landmark.SHOULDER_RIGHT, up, frame);
  }

  private Rotation turn(List<Pose> poses, Landmark left, Landmark right, Vec3 up, int frame) {
    Vec3 aside = rig.at(poses, left).minus(rig.at(poses, right));
    Vec3 ahead = aside.cross(up);
    if (!(ahead.length() > SHORTEST * leg * leg)) {
      throw new CaptureRefused(
          file, "frame " + (frame + 1) + ": " + left + ", " + right + " and spine lie in one line");
    }
    Vec3 x = aside.unit();
    Vec3 z = ahead.unit();
    return new Rotation(x, z.cross(x), z);
  }

  private Spine spine(Rotation pelvis, Rotation chest, Rotation head) {
    Rotation bent = within(pelvis, chest);
    double bend = turns.next(pitch(bent));
    double side = turns.next(roll(bent));
    double twist = turns.next(StrictMath.atan2(bent.ahead().x(), bent.ahead().z()));
    Vec3 face = within(chest, head).apply(headAtRest.applyInverse(new Vec3(0, 0, 1)));
    double nod = StrictMath.asin(Math.max(-1, Math.min(1, -face.y())));
    return new Spine(
        bend, side, twist, turns.next(nod), turns.next(StrictMath.atan2(face.x(), face.z())));
  }

  private Reach reach(List<Pose> poses, Rotation chest, boolean left) {
    Vec3 shoulder = rig.at(poses, left ? Landmark.SHOULDER_LEFT : Landmark.SHOULDER_RIGHT);
    Vec3 elbow = rig.at(poses, left ? Landmark.ELBOW_LEFT : Landmark.ELBOW_RIGHT);
    Vec3 wrist = rig.at(poses, left ? Landmark.WRIST_LEFT : Landmark.WRIST_RIGHT);
    double arm = Math.max(SHORTEST * leg, shoulder.distance(elbow) + elbow.distance(wrist));
    double side = left ? 1 : -1;
    Vec3 hand = chest.applyInverse(wrist.minus(shoulder)).times(1 / arm);
    Vec3 bend = chest.applyInverse(elbow.minus(shoulder)).times(1 / arm);
    double lifted =
        turns.elbow(
            new Vec3(side * bend.x(), bend.y(), bend.z()),
            new Vec3(side * hand.x(), hand.y(), hand.z()));
    return Reach.of(side * hand.x(), hand.y(), hand.z(), lifted);
  }

  private Stance.Sole sole(List<Pose> poses, Landmark ankle, Landmark toe) {
    Vec3 from = rig.at(poses, ankle);
    Vec3 to = rig.at(poses, toe);
    Vec3 foot = to.minus(from);
    return new Stance.Sole(
        from.x() / leg,
        from.z() / leg,
        level.lift(from, to) / leg,
        turns.next(StrictMath.atan2(foot.x(), foot.z())),
        turns.next(level.pitch(foot)));
  }

  private double length(List<Pose> poses, Landmark from, Landmark to) {
    return rig.at(poses, from).distance(rig.at(poses, to));
  }

  private Rotation headAtRest() {
    Vec3 up = Vec3.ZERO;
    Vec3 ahead = Vec3.ZERO;
    for (int frame = 0; frame < capture.frames(); frame++) {
      List<Pose> poses = capture.poses(frame);
      Rotation head = within(chest(poses, frame), rig.head(poses).rotation());
      up = up.plus(head.up());
      ahead = ahead.plus(head.ahead());
    }
    return up.length() > 0.1 * capture.frames() ? Rotation.along(up, ahead) : Rotation.NONE;
  }

  private static Rotation within(Rotation outer, Rotation inner) {
    return new Rotation(
        outer.applyInverse(inner.left()),
        outer.applyInverse(inner.up()),
        outer.applyInverse(inner.ahead()));
  }

  /** Of a yaw, then a pitch, then a roll. */
  private static double pitch(Rotation turn) {
    return StrictMath.asin(Math.max(-1, Math.min(1, -turn.ahead().y())));
  }

  private static double roll(Rotation turn) {
    return StrictMath.atan2(turn.left().y(), turn.up().y());
  }
}
