package io.pvit.trainer.scene.body;

import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Rotation;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Joint;
import java.util.Arrays;
import java.util.List;

/**
 * Puts a body of given proportions into a posture: the trunk by its angles, arms and legs by
 * inverse kinematics from where hands and feet are. Feet come first: hips too high for them come
 * down.
 */
public final class Skeleton {

  /** From the wrist to the middle of the palm, in shares of the hand. */
  private static final double PALM = 0.45;

  private final Proportions body;
  private final FootShape foot;

  public Skeleton(Proportions body) {
    this.body = body;
    foot = FootShape.of(body);
  }

  /** Joints and turns in the world, for a posture over a ground frame. */
  public Figure figure(Posture posture, Pose ground, double raised) {
    Vec3[] joints = new Vec3[Joint.COUNT];
    Arrays.fill(joints, Vec3.ZERO);
    Root root = posture.root();
    Rotation pelvis =
        Rotation.yaw(root.yaw())
            .times(Rotation.pitch(root.pitch()))
            .times(Rotation.roll(root.roll()));
    Vec3 leftAnkle = ankle(posture.leftFoot());
    Vec3 rightAnkle = ankle(posture.rightFoot());
    Vec3 hips = hips(root, pelvis, leftAnkle, rightAnkle, raised);
    leg(joints, pelvis, hips, leftAnkle, posture.leftFoot(), true);
    leg(joints, pelvis, hips, rightAnkle, posture.rightFoot(), false);
    Rotation chest = trunk(joints, pelvis, hips, posture.spine());
    Rotation head = head(joints, chest, posture.spine());
    arm(joints, chest, posture.leftHand(), true);
    arm(joints, chest, posture.rightHand(), false);
    Rotation world = ground.rotation();
    List<Vec3> placed = Arrays.stream(joints).map(ground::toWorld).toList();
    return new Figure(
        placed,
        world.times(pelvis),
        world.times(chest),
        world.times(head),
        world.times(turn(posture.leftFoot())),
        world.times(turn(posture.rightFoot())));
  }

  /**
   * The step that has its ankle over a place of the ground frame.
   *
   * @param x metres, as z
   * @param lift leg lengths
   */
  public Step step(double x, double z, double lift, double yaw, double pitch) {
    Vec3 over = foot.ankle(Vec3.ZERO, yaw, pitch, 0);
    return new Step((x - over.x()) / body.leg(), lift, (z - over.z()) / body.leg(), yaw, pitch);
  }

  private static Rotation turn(Step step) {
    return Rotation.yaw(step.yaw()).times(Rotation.pitch(step.pitch()));
  }

  private Vec3 ankle(Step step) {
    double leg = body.leg();
    Vec3 flat = new Vec3(step.x() * leg, 0, step.z() * leg);
    return foot.ankle(flat, step.yaw(), step.pitch(), step.lift() * leg);
  }

  private Vec3 hips(Root root, Rotation pelvis, Vec3 left, Vec3 right, double raised) {
    double leg = body.leg();
    Vec3 wished = new Vec3(root.x() * leg, root.height() * leg + raised, root.z() * leg);
    Vec3 aside = pelvis.left().times(body.hip());
    double height =
        Math.min(
            wished.y(),
            Math.min(
                highest(wished.plus(aside), left) - aside.y(),
                highest(wished.minus(aside), right) + aside.y()));
    return new Vec3(wished.x(), height, wished.z());
  }

  /** The highest a hip can be over where it is for the leg to reach the ankle. */
  private double highest(Vec3 hip, Vec3 ankle) {
    double reach = (body.thigh() + body.shin()) * TwoBones.STRETCH;
    double dx = hip.x() - ankle.x();
    double dz = hip.z() - ankle.z();
    return ankle.y() + Math.sqrt(Math.max(0, reach * reach - dx * dx - dz * dz));
  }

  private void leg(Vec3[] joints, Rotation pelvis, Vec3 hips, Vec3 ankle, Step step, boolean left) {
    Vec3 hip = hips.plus(pelvis.left().times(left ? body.hip() : -body.hip()));
    Vec3 pole =
        pelvis
            .ahead()
            .plus(Rotation.yaw(step.yaw()).ahead().times(0.4))
            .plus(pelvis.up().times(0.4))
            .plus(pelvis.left().times(left ? 0.08 : -0.08));
    TwoBones bones = TwoBones.reach(hip, ankle, body.thigh(), body.shin(), pole);
    joints[(left ? Joint.HIP_LEFT : Joint.HIP_RIGHT).number()] = hip;
    joints[(left ? Joint.KNEE_LEFT : Joint.KNEE_RIGHT).number()] = bones.middle();
    joints[(left ? Joint.ANKLE_LEFT : Joint.ANKLE_RIGHT).number()] = bones.end();
    joints[(left ? Joint.FOOT_LEFT : Joint.FOOT_RIGHT).number()] =
        bones.end().plus(turn(step).apply(foot.toe()));
  }

  private Rotation trunk(Vec3[] joints, Rotation pelvis, Vec3 hips, Spine spine) {
    Rotation half = bent(pelvis, spine, 0.5);
    Rotation chest = bent(pelvis, spine, 1);
    Vec3 base = hips.plus(pelvis.up().times(0.02 * body.height()));
    Vec3 mid = base.plus(half.up().times(body.lowerSpine()));
    Vec3 top = mid.plus(chest.up().times(body.upperSpine()));
    joints[Joint.SPINE_BASE.number()] = base;
    joints[Joint.SPINE_MID.number()] = mid;
    joints[Joint.SPINE_SHOULDER.number()] = top;
    return chest;
  }

  private static Rotation bent(Rotation pelvis, Spine spine, double share) {
    return pelvis
        .times(Rotation.yaw(spine.twist() * share))
        .times(Rotation.pitch(spine.bend() * share))
        .times(Rotation.roll(spine.side() * share));
  }

  private Rotation head(Vec3[] joints, Rotation chest, Spine spine) {
    Vec3 top = joints[Joint.SPINE_SHOULDER.number()];
    Vec3 neck = top.plus(chest.times(Rotation.pitch(0.15)).up().times(body.neck()));
    Rotation head = chest.times(Rotation.yaw(spine.turn())).times(Rotation.pitch(spine.nod()));
    joints[Joint.NECK.number()] = neck;
    joints[Joint.HEAD.number()] =
        neck.plus(head.apply(new Vec3(0, 0.07, 0.012).times(body.height())));
    return head;
  }

  private void arm(Vec3[] joints, Rotation chest, Reach reach, boolean left) {
    double side = left ? 1 : -1;
    Vec3 shoulder =
        joints[Joint.SPINE_SHOULDER.number()].plus(
            chest.apply(new Vec3(side * body.shoulder(), -0.014 * body.height(), 0)));
    Vec3 wished =
        chest.apply(new Vec3(side * reach.out(), reach.up(), reach.ahead()).times(body.arm()));
    Vec3 aim = shoulder.plus(wished).lerp(reach.spot(), reach.spotWeight());
    Vec3 target = new Vec3(aim.x(), Math.max(aim.y(), 0.04 * body.height()), aim.z());
    double elbow = reach.elbow();
    Vec3 pole = chest.apply(new Vec3(side * (0.4 + elbow), 0.6 * elbow - 0.75, -0.5));
    double palm = PALM * body.hand() * reach.spotWeight();
    TwoBones bones = TwoBones.reach(shoulder, target, body.upperArm(), body.forearm() + palm, pole);
    Vec3 along = bones.end().minus(bones.middle()).unit();
    Vec3 wrist = bones.end().minus(along.times(palm));
    Vec3 inward = chest.left().times(-side).plus(chest.ahead().times(0.6));
    Vec3 thumbs = inward.minus(along.times(inward.dot(along)));
    Vec3 hand = wrist.plus(along.times(PALM * body.hand()));
    Vec3 thumb =
        thumbs.dot(thumbs) > 1e-6
            ? hand.plus(thumbs.unit().times(0.38 * body.hand()))
            : hand.plus(along.times(0.2 * body.hand()));
    joints[(left ? Joint.SHOULDER_LEFT : Joint.SHOULDER_RIGHT).number()] = shoulder;
    joints[(left ? Joint.ELBOW_LEFT : Joint.ELBOW_RIGHT).number()] = bones.middle();
    joints[(left ? Joint.WRIST_LEFT : Joint.WRIST_RIGHT).number()] = wrist;
    joints[(left ? Joint.HAND_LEFT : Joint.HAND_RIGHT).number()] = hand;
    joints[(left ? Joint.HAND_TIP_LEFT : Joint.HAND_TIP_RIGHT).number()] =
        wrist.plus(along.times(0.92 * body.hand()));
    joints[(left ? Joint.THUMB_LEFT : Joint.THUMB_RIGHT).number()] = thumb;
  }
}
