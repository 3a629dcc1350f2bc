package io.pvit.trainer.scene.motion;

import static io.pvit.trainer.scene.motion.Postures.ON_ALL_FOURS;

import io.pvit.trainer.scene.body.Advance;
import io.pvit.trainer.scene.body.Figure;
import io.pvit.trainer.scene.body.Posture;
import io.pvit.trainer.scene.body.Proportions;
import io.pvit.trainer.scene.body.Reach;
import io.pvit.trainer.scene.body.Root;
import io.pvit.trainer.scene.body.Skeleton;
import io.pvit.trainer.scene.body.Spine;
import io.pvit.trainer.scene.body.Step;
import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.label.Joint;

/**
 * On hands and knees straight ahead: a hand goes with the knee of the other side, and what is set
 * down stays where it is.
 *
 * @param speed leg lengths a second
 * @param cycle seconds until all four have moved
 * @param hands where the palms are under the shoulders, left one: x, height, z in metres
 */
record Crawl(double seconds, double speed, double cycle, double leg, Vec3 hands) implements Motion {

  private static final double DOWN = 0.6;

  /** Fingers point down: the palm is as far over the floor as they are long. */
  private static final double PALM_HEIGHTS = 0.065;

  private static final double HAND_LIFT_METRES = 0.09;
  private static final double KNEE_LIFT_LEGS = 0.03;

  static Crawl of(double seconds, double tempo, Proportions body) {
    Figure still = new Skeleton(body).figure(ON_ALL_FOURS, Pose.WORLD, 0);
    Vec3 hand = still.at(Joint.HAND_LEFT);
    Vec3 under = new Vec3(hand.x(), PALM_HEIGHTS * body.height(), hand.z());
    return new Crawl(seconds, 0.42 / tempo, 1.3 * tempo, body.leg(), under);
  }

  Act act() {
    return Act.of(seconds, this).doing(Action.CRAWL).endingAt(new Advance(0, speed * seconds, 0));
  }

  @Override
  public Posture at(double t) {
    double swing = StrictMath.sin(2 * Math.PI * t / cycle);
    Root root = ON_ALL_FOURS.root();
    double z = speed * t;
    return ON_ALL_FOURS
        .with(new Root(0.02 * swing, root.height(), root.z() + z, 0.1 * swing, root.pitch(), 0))
        .with(new Spine(0.08, 0, -0.1 * swing, -0.7, 0))
        .withHands(
            hand(ON_ALL_FOURS.leftHand(), 1, t, 0), hand(ON_ALL_FOURS.rightHand(), -1, t, 0.5))
        .withFeet(foot(0.11, t, 0.5), foot(-0.11, t, 0));
  }

  private Reach hand(Reach reach, double side, double t, double offset) {
    double z = hands.z() + leg * place(t, offset);
    double y = hands.y() + HAND_LIFT_METRES * lift(t, offset);
    return reach.to(new Vec3(side * hands.x(), y, z));
  }

  private Step foot(double x, double t, double offset) {
    return new Step(x, KNEE_LIFT_LEGS * lift(t, offset), place(t, offset) - 0.22, 0, 1.3);
  }

  /** How far a limb has come, in leg lengths: level with the body in the middle of its rest. */
  private double place(double t, double offset) {
    double beats = t / cycle + offset;
    double resting = speed * cycle * (Math.floor(beats) - offset + DOWN / 2);
    return resting + speed * cycle * Ease.SMOOTH.clamped(swung(beats));
  }

  private double lift(double t, double offset) {
    double u = Math.max(0, swung(t / cycle + offset));
    return 4 * u * (1 - u);
  }

  private static double swung(double beats) {
    return (beats - Math.floor(beats) - DOWN) / (1 - DOWN);
  }
}
