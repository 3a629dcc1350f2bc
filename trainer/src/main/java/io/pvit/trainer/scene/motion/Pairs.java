package io.pvit.trainer.scene.motion;

import static io.pvit.trainer.scene.motion.Postures.STANDING;

import io.pvit.trainer.scene.body.Posture;
import io.pvit.trainer.scene.body.Reach;
import io.pvit.trainer.scene.body.Root;
import io.pvit.trainer.scene.body.Spine;
import io.pvit.trainer.scene.body.Step;
import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.motion.Held.Grip;
import java.util.List;

/** Two who face each other at a distance; both parts of a pair last equally long. */
final class Pairs {

  private Pairs() {}

  static List<Part> facing(double distance, Act one, Act other) {
    return facing(distance, List.of(one), List.of(other));
  }

  static List<Part> facing(double distance, List<Act> one, List<Act> other) {
    return List.of(
        new Part(Pose.standing(0, -distance / 2, 0), one, 0),
        new Part(Pose.standing(0, distance / 2, Math.PI), other, 0));
  }

  /** Both do the same: hands meet midway at a height that suits both. */
  static Act handShake(double seconds, double distanceMetres, double heightMetres) {
    double mid = distanceMetres / 2 - 0.01;
    Reach near = Reach.of(-0.1, -0.5, 0.6, 0.1);
    Motion motion =
        t -> {
          double grip = Ease.SMOOTH.clamped(t / 0.6) * Ease.SMOOTH.clamped((seconds - t) / 0.6);
          double pump = 0.04 * StrictMath.sin(11 * t);
          Posture held =
              STANDING
                  .with(new Root(0, 0.98, 0.02, 0, 0.06, 0))
                  .with(new Spine(0.1, 0, 0.15, 0.05, -0.1))
                  .withRight(near.to(new Vec3(-0.02, heightMetres + pump, mid)));
          return STANDING.blend(held, grip);
        };
    return Act.of(seconds, motion)
        .doing(Action.STAND)
        .doing(Action.WATCH)
        .doing(Action.HAND_SHAKE, 0.35, seconds - 0.35);
  }

  static Act hug(double seconds, double distanceMetres, double heightMetres, double side) {
    Motion motion =
        t -> {
          double grip = Ease.SMOOTH.clamped(t / 0.7) * Ease.SMOOTH.clamped((seconds - t) / 0.7);
          double behind = distanceMetres + 0.13;
          Reach arm = Reach.of(0.3, -0.05, 0.8, 0.7);
          Posture held =
              STANDING
                  .with(new Root(0, 0.975, 0.05, 0, 0.1, 0))
                  .with(new Spine(0.12, 0, 0.1 * side, 0.15, 0.5 * side))
                  .withHands(
                      arm.to(new Vec3(0.14, heightMetres + 0.07 * side, behind)),
                      arm.to(new Vec3(-0.14, heightMetres - 0.07 * side, behind)));
          return STANDING.blend(held, grip);
        };
    return Act.of(seconds, motion).doing(Action.STAND).doing(Action.HUG, 0.35, seconds - 0.35);
  }

  /** Fists to the other's head. */
  static Act hit(double seconds, double tempo, double distanceMetres, double headMetres) {
    Reach guard = Reach.of(-0.1, 0.0, 0.45, 0.1);
    Reach fist = Reach.of(-0.2, 0.15, 0.9, 0.4);
    Vec3 head = new Vec3(0, headMetres, distanceMetres - 0.14);
    Posture stance =
        STANDING
            .with(new Root(0, 0.92, 0.05, -0.3, 0.08, 0))
            .with(new Spine(0.12, 0, 0.1, 0, 0.15))
            .withHands(guard, guard)
            .withFeet(new Step(0.15, 0, 0.22, 0.1, 0), new Step(-0.15, 0, -0.2, -0.5, 0));
    Posture left = stance.with(new Spine(0.2, 0, -0.4, 0, 0.5)).withHands(fist.to(head), guard);
    Posture right =
        stance
            .with(new Root(0, 0.9, 0.12, 0.25, 0.14, 0))
            .with(new Spine(0.2, 0, 0.5, 0, -0.5))
            .withHands(guard, fist.to(head));
    Keys keys = Keys.from(stance);
    while (keys.seconds() < seconds) {
      keys.to(0.2 * tempo, left, Ease.STRIKE)
          .to(0.22 * tempo, stance, Ease.SETTLE)
          .to(0.2 * tempo, right, Ease.STRIKE)
          .to(0.3 * tempo, stance, Ease.SETTLE);
    }
    return Act.of(seconds, keys).doing(Action.HIT_PERSON).doing(Action.STAND);
  }

  /** Struck, and covering up. */
  static Act struck(double seconds, double tempo) {
    Reach cover = Reach.of(-0.2, 0.3, 0.3, 0.2);
    Motion motion =
        t -> {
          double jolt = Math.max(0, StrictMath.sin(2 * Math.PI * t / (0.46 * tempo)));
          double in = Ease.SMOOTH.clamped(t / 0.4);
          Posture covered =
              STANDING
                  .with(new Root(0, 0.93, -0.06 - 0.05 * jolt, 0, -0.05 - 0.12 * jolt, 0))
                  .with(new Spine(0.2, 0.1 * jolt, 0, 0.25 - 0.4 * jolt, 0.2 * jolt))
                  .withHands(cover, cover);
          return STANDING.blend(covered, in);
        };
    return Act.of(seconds, motion).doing(Action.STAND).doing(Action.WATCH);
  }

  /** One hands a cup over at the middle of the time; the other takes it. */
  static Act give(double seconds, double distanceMetres, double heightMetres) {
    return handOver(seconds, distanceMetres, heightMetres)
        .doing(Action.GIVE, 0.5, seconds / 2 + 0.3)
        .holding(
            new Held(
                Prop.BAG, Grip.RIGHT_HAND, Double.NEGATIVE_INFINITY, seconds / 2, true, Vec3.ZERO));
  }

  static Act take(double seconds, double distanceMetres, double heightMetres) {
    return handOver(seconds, distanceMetres, heightMetres)
        .doing(Action.TAKE, 0.5, seconds / 2 + 0.3)
        .holding(
            new Held(
                Prop.BAG, Grip.RIGHT_HAND, seconds / 2, Double.POSITIVE_INFINITY, true, Vec3.ZERO));
  }

  private static Act handOver(double seconds, double distanceMetres, double heightMetres) {
    Reach near = Reach.of(-0.1, -0.4, 0.6, 0.1);
    Posture held =
        STANDING
            .with(new Root(0, 0.98, 0.03, 0, 0.06, 0))
            .with(new Spine(0.1, 0, 0.15, 0.15, -0.1))
            .withRight(near.to(new Vec3(-0.02, heightMetres, distanceMetres / 2 - 0.02)));
    double wait = seconds / 2 - 0.9;
    Keys keys =
        Keys.from(STANDING)
            .hold(Math.max(0.05, wait))
            .to(0.7, held)
            .hold(0.4)
            .to(0.7, STANDING.withRight(Reach.of(0.05, -0.7, 0.4, 0.05)));
    return Act.of(seconds, keys).doing(Action.STAND).doing(Action.WATCH);
  }
}
