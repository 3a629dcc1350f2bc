package io.pvit.trainer.scene.body;

import io.pvit.trainer.scene.body.Wardrobe.HairCut;
import io.pvit.trainer.scene.body.Wardrobe.Legwear;
import io.pvit.trainer.scene.body.Wardrobe.Sleeves;
import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Rotation;
import io.pvit.trainer.scene.geometry.Shape;
import io.pvit.trainer.scene.geometry.Shape.Ellipsoid;
import io.pvit.trainer.scene.geometry.Shape.RoundCone;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Joint;
import io.pvit.trainer.scene.label.SceneClass;
import io.pvit.trainer.scene.world.Material;
import io.pvit.trainer.scene.world.Rgb;
import io.pvit.trainer.scene.world.Solid;
import java.util.ArrayList;
import java.util.List;

/** The solids of one body around its joints. */
final class Flesh {

  private static final Material EYE = Material.plain(Rgb.grey(0.01));

  private final Person person;
  private final Proportions body;
  private final Wardrobe wear;
  private final Figure figure;
  private final double h;
  private final double b;
  private final List<Solid> solids = new ArrayList<>();

  Flesh(Person person, Figure figure) {
    this.person = person;
    this.figure = figure;
    body = person.body();
    wear = person.wardrobe();
    h = body.height();
    b = body.bulk();
  }

  List<Solid> solids() {
    trunk();
    head();
    arm(Joint.SHOULDER_LEFT, SceneClass.LEFT_ARM);
    arm(Joint.SHOULDER_RIGHT, SceneClass.RIGHT_ARM);
    leg(Joint.HIP_LEFT, SceneClass.LEFT_LEG, figure.leftFoot());
    leg(Joint.HIP_RIGHT, SceneClass.RIGHT_LEG, figure.rightFoot());
    return solids;
  }

  private void trunk() {
    Vec3 base = figure.at(Joint.SPINE_BASE);
    Vec3 mid = figure.at(Joint.SPINE_MID);
    Vec3 top = figure.at(Joint.SPINE_SHOULDER);
    Rotation chest = figure.chest();
    Vec3 low = base.minus(figure.pelvis().up().times(0.018 * h));
    Shape seat = new Ellipsoid(0.092 * h * b, 0.06 * h, 0.068 * h * b);
    add(seat, new Pose(figure.pelvis(), low), wear.bottom(), SceneClass.TORSO);
    cone(base, mid, 0.075 * b, 0.072 * b, 0.72, chest.ahead(), wear.top(), SceneClass.TORSO);
    Vec3 high = top.minus(chest.up().times(0.05 * h));
    cone(mid, high, 0.073 * b, 0.092 * b, 0.68, chest.ahead(), wear.top(), SceneClass.TORSO);
    cone(
        figure.at(Joint.SHOULDER_LEFT).lerp(top, 0.15),
        figure.at(Joint.SHOULDER_RIGHT).lerp(top, 0.15),
        0.038 * b,
        0.0381 * b,
        1,
        chest.ahead(),
        wear.top(),
        SceneClass.TORSO);
  }

  private void head() {
    Rotation head = figure.head();
    Vec3 neck = figure.at(Joint.NECK);
    Vec3 middle = figure.at(Joint.HEAD);
    Vec3 top = figure.at(Joint.SPINE_SHOULDER);
    cone(top, neck, 0.034, 0.031, 1, head.ahead(), wear.skin(), SceneClass.HEAD);
    cone(neck, middle, 0.03, 0.032, 1, head.ahead(), wear.skin(), SceneClass.HEAD);
    Pose pose = new Pose(head, middle);
    add(new Ellipsoid(0.043 * h, 0.064 * h, 0.053 * h), pose, wear.skin(), SceneClass.HEAD);
    add(
        new Ellipsoid(0.008 * h, 0.012 * h, 0.011 * h),
        pose.at(0, -0.006 * h, 0.053 * h),
        wear.skin(),
        SceneClass.HEAD);
    Shape eye = new Ellipsoid(0.008 * h, 0.0055 * h, 0.006 * h);
    add(eye, pose.at(0.018 * h, 0.01 * h, 0.046 * h), EYE, SceneClass.HEAD);
    add(eye, pose.at(-0.018 * h, 0.01 * h, 0.046 * h), EYE, SceneClass.HEAD);
    hair(pose);
  }

  private void hair(Pose head) {
    if (wear.hairCut() == HairCut.BALD) {
      return;
    }
    boolean cap = wear.hairCut() == HairCut.CAP;
    Material top = cap ? wear.shoes() : wear.hair();
    add(
        new Ellipsoid(0.047 * h, 0.052 * h, 0.055 * h),
        head.at(0, 0.026 * h, -0.008 * h),
        top,
        SceneClass.HEAD);
    if (cap) {
      add(
          new Ellipsoid(0.036 * h, 0.006 * h, 0.04 * h),
          head.at(0, 0.036 * h, 0.055 * h),
          top,
          SceneClass.HEAD);
    }
    if (wear.hairCut() == HairCut.LONG) {
      add(
          new Ellipsoid(0.045 * h, 0.085 * h, 0.03 * h),
          head.at(0, -0.035 * h, -0.034 * h),
          top,
          SceneClass.HEAD);
    }
  }

  private void arm(Joint shoulder, SceneClass kind) {
    boolean left = shoulder == Joint.SHOULDER_LEFT;
    Vec3 start = figure.at(shoulder);
    Vec3 elbow = figure.at(left ? Joint.ELBOW_LEFT : Joint.ELBOW_RIGHT);
    Vec3 wrist = figure.at(left ? Joint.WRIST_LEFT : Joint.WRIST_RIGHT);
    Vec3 tip = figure.at(left ? Joint.HAND_TIP_LEFT : Joint.HAND_TIP_RIGHT);
    Vec3 thumb = figure.at(left ? Joint.THUMB_LEFT : Joint.THUMB_RIGHT);
    Vec3 hint = figure.chest().ahead();
    boolean covered = wear.sleeves() == Sleeves.LONG;
    Material cloth = covered ? wear.top() : wear.skin();
    double wide = covered ? 1.18 * b : b;
    cone(start, elbow, 0.029 * wide, 0.0235 * wide, 1, hint, cloth, kind);
    cone(elbow, wrist, 0.0235 * wide, 0.0165 * wide, 1, hint, cloth, kind);
    if (wear.sleeves() == Sleeves.SHORT) {
      cone(start, start.lerp(elbow, 0.6), 0.035 * b, 0.033 * b, 1, hint, wear.top(), kind);
    }
    cone(wrist, tip, 0.0165, 0.0125, 0.75, hint, wear.skin(), kind);
    cone(wrist.lerp(tip, 0.2), thumb, 0.0085, 0.007, 1, hint, wear.skin(), kind);
  }

  private void leg(Joint hip, SceneClass kind, Rotation turn) {
    boolean left = hip == Joint.HIP_LEFT;
    Vec3 start = figure.at(hip);
    Vec3 knee = figure.at(left ? Joint.KNEE_LEFT : Joint.KNEE_RIGHT);
    Vec3 ankle = figure.at(left ? Joint.ANKLE_LEFT : Joint.ANKLE_RIGHT);
    Vec3 hint = figure.pelvis().ahead();
    boolean trousers = wear.legwear() == Legwear.TROUSERS;
    Material shin = trousers ? wear.bottom() : wear.skin();
    boolean skirt = wear.legwear() == Legwear.SKIRT;
    double wide = trousers ? 1.1 * b : b;
    cone(
        start,
        knee,
        0.052 * wide,
        0.034 * wide,
        1,
        hint,
        skirt ? wear.skin() : wear.bottom(),
        kind);
    cone(knee, ankle, 0.034 * wide, 0.023 * wide, 1, hint, shin, kind);
    if (skirt) {
      cone(start, start.lerp(knee, 0.72), 0.056 * b, 0.066 * b, 1, hint, wear.bottom(), kind);
    }
    FootShape foot = FootShape.of(body);
    Vec3 heel = ankle.plus(turn.apply(foot.heel()));
    Vec3 toe = ankle.plus(turn.apply(foot.toe()));
    RoundCone sole = new RoundCone(foot.heelRadius(), foot.toeRadius(), heel.distance(toe), 1);
    Pose lying = new Pose(Rotation.along(toe.minus(heel), turn.up()), heel);
    add(sole, lying, wear.shoes(), kind);
    cone(ankle, heel.lerp(toe, 0.35), 0.021, foot.toeRadius() / h, 1, hint, wear.shoes(), kind);
  }

  /** Radii are shares of the height. */
  private void cone(
      Vec3 from,
      Vec3 to,
      double start,
      double end,
      double flatness,
      Vec3 hint,
      Material material,
      SceneClass kind) {
    Vec3 way = to.minus(from);
    double length = Math.max(way.length(), Math.abs(start - end) * h * 1.01 + 1e-4);
    Pose pose = new Pose(Rotation.along(way, hint), from);
    add(new RoundCone(start * h, end * h, length, flatness), pose, material, kind);
  }

  private void add(Shape shape, Pose pose, Material material, SceneClass kind) {
    solids.add(new Solid(shape, pose, material, kind, person.track()));
  }
}
