package io.pvit.trainer.scene.motion;

import static io.pvit.trainer.scene.motion.Postures.STANDING;

import io.pvit.trainer.scene.body.Posture;
import io.pvit.trainer.scene.body.Reach;
import io.pvit.trainer.scene.body.Root;
import io.pvit.trainer.scene.body.Spine;
import io.pvit.trainer.scene.body.Step;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.motion.Held.Grip;

/** Whole-body work on things. */
final class Handling {

  private static final Reach DOWN = Reach.of(-0.03, -0.08, 0.95, 0);
  private static final Reach FRONT = Reach.of(-0.04, -0.5, 0.62, 0.1);
  private static final Posture STOOPED =
      STANDING
          .with(new Root(0, 0.52, -0.3, 0, 0.8, 0))
          .with(new Spine(0.5, 0, 0, -0.3, 0))
          .withHands(DOWN, DOWN);
  private static final Posture HOLDING = STANDING.withHands(FRONT, FRONT);

  private Handling() {}

  static Act pickUp(Prop prop, double tempo) {
    Keys keys =
        Keys.from(STANDING)
            .to(0.9 * tempo, STOOPED)
            .hold(0.25 * tempo)
            .to(0.9 * tempo, HOLDING)
            .hold(0.5 * tempo);
    return Act.of(keys)
        .doing(Action.STAND, 0, 0.5 * tempo)
        .doing(Action.PICK_UP, 0.4 * tempo, 1.75 * tempo)
        .doing(Action.BEND, 0.5 * tempo, 1.55 * tempo)
        .doing(Action.STAND, 1.55 * tempo)
        .doing(Action.CARRY, 1.8 * tempo)
        .holding(Held.during(prop, Grip.BOTH_HANDS, 1.05 * tempo, Double.POSITIVE_INFINITY));
  }

  static Act putDown(Prop prop, double tempo) {
    Keys keys =
        Keys.from(HOLDING)
            .hold(0.4 * tempo)
            .to(0.9 * tempo, STOOPED)
            .hold(0.25 * tempo)
            .to(0.9 * tempo, STANDING);
    return Act.of(keys)
        .doing(Action.CARRY, 0, 0.5 * tempo)
        .doing(Action.STAND, 0, 0.9 * tempo)
        .doing(Action.PUT_DOWN, 0.5 * tempo, 1.75 * tempo)
        .doing(Action.BEND, 0.9 * tempo, 1.95 * tempo)
        .doing(Action.STAND, 1.95 * tempo)
        .holding(Held.during(prop, Grip.BOTH_HANDS, Double.NEGATIVE_INFINITY, 1.42 * tempo));
  }

  static Act throwBall(double tempo) {
    Posture windUp =
        STANDING
            .with(new Root(-0.05, 0.95, -0.12, -0.5, -0.1, 0.1))
            .with(new Spine(-0.1, 0, -0.6, 0, 0.8))
            .withHands(Reach.of(0.1, 0.05, 0.9, 0.2), Reach.of(0.6, 0.45, -0.5, 0));
    Posture release =
        STANDING
            .with(new Root(0.03, 0.93, 0.15, 0.3, 0.15, 0))
            .with(new Spine(0.15, 0, 0.5, -0.1, -0.5))
            .withHands(Reach.of(0.3, -0.5, -0.2, 0.3), Reach.of(0.15, 0.6, 0.75, 0.2));
    Posture followed =
        STANDING
            .with(new Root(0.03, 0.9, 0.18, 0.4, 0.35, 0))
            .with(new Spine(0.4, 0, 0.5, -0.4, -0.4))
            .withHands(Reach.of(0.3, -0.6, -0.4, 0.3), Reach.of(-0.3, -0.4, 0.7, 0.2));
    Keys keys =
        Keys.from(STANDING)
            .to(0.35 * tempo, STANDING.withHands(FRONT, FRONT))
            .to(0.45 * tempo, windUp)
            .to(0.27 * tempo, release, Ease.STRIKE)
            .to(0.25 * tempo, followed, Ease.SETTLE)
            .to(0.6 * tempo, STANDING);
    return Act.of(keys)
        .doing(Action.STAND)
        .doing(Action.THROW, 0.3 * tempo, 1.4 * tempo)
        .holding(
            new Held(
                Prop.BALL,
                Grip.RIGHT_HAND,
                Double.NEGATIVE_INFINITY,
                1.03 * tempo,
                false,
                new Vec3(0, 2.2, 5.5)));
  }

  /** A ball on the ground, hit by the right foot. */
  static Act kick(double tempo) {
    Posture back =
        STANDING
            .with(new Root(0.06, 0.95, 0, -0.2, 0.1, 0))
            .with(new Spine(0.1, 0, 0.2, 0.2, 0))
            .withHands(Reach.of(0.5, -0.5, 0.5, 0.3), Reach.of(0.5, -0.7, -0.4, 0.2))
            .withFeet(STANDING.leftFoot(), new Step(-0.12, 0.25, -0.5, 0, 0.8));
    Posture through =
        STANDING
            .with(new Root(0.06, 0.96, 0.03, 0.25, -0.15, 0))
            .with(new Spine(0.2, 0, -0.3, 0.25, 0))
            .withHands(Reach.of(0.5, -0.5, -0.5, 0.3), Reach.of(0.5, -0.4, 0.5, 0.3))
            .withFeet(STANDING.leftFoot(), new Step(-0.06, 0.4, 0.7, 0.1, -0.2));
    Keys keys =
        Keys.from(STANDING)
            .to(0.5 * tempo, back)
            .to(0.28 * tempo, through, Ease.STRIKE)
            .to(0.6 * tempo, STANDING);
    return Act.of(keys)
        .doing(Action.STAND)
        .doing(Action.KICK_OBJECT, 0.2 * tempo, 1.1 * tempo)
        .holding(
            new Held(
                Prop.BALL,
                Grip.RIGHT_FOOT,
                0.68 * tempo,
                0.69 * tempo,
                false,
                new Vec3(0, 1.6, 6)));
  }
}
