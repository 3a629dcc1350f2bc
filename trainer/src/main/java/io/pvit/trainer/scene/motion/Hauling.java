package io.pvit.trainer.scene.motion;

import io.pvit.trainer.scene.body.Posture;
import io.pvit.trainer.scene.body.Proportions;
import io.pvit.trainer.scene.body.Reach;
import io.pvit.trainer.scene.body.Root;
import io.pvit.trainer.scene.body.Spine;
import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Rotation;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.world.Apparatus;

/** Things that go where their person walks, both hands on them. */
final class Hauling {

  private static final double GRASP_SECONDS = 0.7;

  /**
   * How the body meets the load.
   *
   * @param ahead how far before the hips the palms are, in body heights
   * @param low how deep the hips sink, in leg lengths
   */
  private record Stance(double ahead, double low, double lean) {}

  private static final Stance LIGHT = new Stance(0.25, 0.01, 0.16);
  private static final Stance HEAVY = new Stance(0.32, 0.07, 0.5);
  private static final Stance BACKWARDS = new Stance(0.21, 0.07, -0.32);

  private Hauling() {}

  /** Ahead, behind a trolley or leaning against a crate. */
  static Act push(Apparatus.Kind kind, Proportions body, int steps, double tempo) {
    boolean heavy = kind == Apparatus.Kind.CRATE;
    Gait gait =
        heavy
            ? new Gait(steps, 0.42, 0.68 * tempo, 0.7, 0.06, 0, 0, false)
            : new Gait(steps, 0.6, 0.58 * tempo, 0.78, 0.08, 0, 0, false);
    Apparatus thing = new Apparatus(kind, (heavy ? 0.62 : 0.57) * body.height());
    return haul(thing, gait, body, heavy ? HEAVY : LIGHT)
        .doing(Action.PUSH_OBJECT, 0.8 * GRASP_SECONDS, GRASP_SECONDS + gait.seconds());
  }

  /** Backwards, leaning away from a load on a rope. */
  static Act pull(Proportions body, int steps, double tempo) {
    Gait gait = new Gait(steps, -0.4, 0.66 * tempo, 0.72, 0.07, 0, 0, false);
    Apparatus thing = new Apparatus(Apparatus.Kind.DRAGGED_CRATE, 0.6 * body.height());
    return haul(thing, gait, body, BACKWARDS)
        .doing(Action.PULL_OBJECT, 0.8 * GRASP_SECONDS, GRASP_SECONDS + gait.seconds());
  }

  private static Act haul(Apparatus thing, Gait gait, Proportions body, Stance stance) {
    double walked = GRASP_SECONDS + gait.seconds();
    double seconds = walked + GRASP_SECONDS;
    Path path =
        t -> {
          double z =
              gait.at(walking(t, gait)).root().z() * body.leg() + stance.ahead() * body.height();
          return new Pose(Rotation.NONE, new Vec3(0, 0, z));
        };
    Motion motion =
        t -> {
          double held =
              Ease.SMOOTH.clamped(t / GRASP_SECONDS)
                  * Ease.SMOOTH.clamped((seconds - t) / GRASP_SECONDS);
          Posture base = gait.at(walking(t, gait));
          Root root = base.root();
          Spine spine = base.spine();
          Reach front = Reach.of(0, -0.4, 0.7, 0.15);
          Pose now = path.at(t);
          return base.with(
                  new Root(
                      root.x(),
                      root.height() - stance.low() * held,
                      root.z(),
                      0.4 * root.yaw(),
                      stance.lean() * held,
                      root.roll()))
              .with(
                  new Spine(
                      spine.bend(), spine.side(), 0, -0.5 * stance.lean() * held, spine.turn()))
              .withHands(
                  base.leftHand().blend(front, held).to(now.toWorld(thing.grip(1)), held),
                  base.rightHand().blend(front, held).to(now.toWorld(thing.grip(-1)), held));
        };
    return Act.of(seconds, motion)
        .doing(Action.STAND, 0, GRASP_SECONDS)
        .doing(Action.WALK, GRASP_SECONDS, walked)
        .doing(Action.STAND, walked)
        .working(new Worked(thing, seconds, path));
  }

  private static double walking(double t, Gait gait) {
    return Math.max(0, Math.min(gait.seconds(), t - GRASP_SECONDS));
  }
}
