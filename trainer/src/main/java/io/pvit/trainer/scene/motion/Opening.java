package io.pvit.trainer.scene.motion;

import static io.pvit.trainer.scene.motion.Postures.STANDING;

import io.pvit.trainer.scene.body.Posture;
import io.pvit.trainer.scene.body.Proportions;
import io.pvit.trainer.scene.body.Reach;
import io.pvit.trainer.scene.body.Root;
import io.pvit.trainer.scene.body.Spine;
import io.pvit.trainer.scene.body.Step;
import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Rotation;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.world.Apparatus;

/** Leaves on hinges at the right: the right hand stays at the handle until it lets go. */
final class Opening {

  /**
   * How a leaf goes and the body with it.
   *
   * @param angle radians towards the person, below 0 away
   * @param held share of the time until the hand lets go and the leaf swings on
   * @param left how far the body steps aside, in body heights
   * @param ahead and forth
   */
  private record Swing(double angle, double held, double left, double ahead, double lean) {}

  private static final Swing NEAR = new Swing(1.5, 1, 0, 0, 0.12);
  private static final Swing TOWARDS = new Swing(1.25, 0.9, 0.12, -0.26, 0.1);
  private static final Swing AWAY = new Swing(-1.35, 0.5, -0.02, 0.28, 0.2);

  private static final double GRIP_RIGHT = 0.07;
  private static final double GRIP_AHEAD = 0.29;
  private static final double LET_GO_SECONDS = 0.4;

  private Opening() {}

  static Act cupboard(Proportions body, double tempo) {
    return open(leaf(Apparatus.Kind.CUPBOARD, body, 0.66), body, tempo, NEAR);
  }

  static Act door(Proportions body, double tempo, boolean pulled) {
    return open(leaf(Apparatus.Kind.DOOR, body, 0.62), body, tempo, pulled ? TOWARDS : AWAY);
  }

  private static Apparatus leaf(Apparatus.Kind kind, Proportions body, double height) {
    return new Apparatus(kind, height * body.height());
  }

  private static Act open(Apparatus leaf, Proportions body, double tempo, Swing swing) {
    double reached = 0.7 * tempo;
    double swinging = 1.5 * tempo;
    double released = reached + swing.held() * swinging;
    double h = body.height();
    Vec3 hinge =
        new Vec3(-GRIP_RIGHT * h, 0, GRIP_AHEAD * h)
            .minus(new Vec3(leaf.grip(0).x(), 0, leaf.grip(0).z()));
    Path path =
        t -> {
          double open = swing.angle() * Ease.SMOOTH.clamped((t - reached) / swinging);
          return new Pose(Rotation.yaw(open), hinge);
        };
    double left = swing.left() * h / body.leg();
    double ahead = swing.ahead() * h / body.leg();
    double pace = (released - reached) / 2;
    Posture halfway =
        STANDING.withFeet(moved(STANDING.leftFoot(), left, ahead), STANDING.rightFoot());
    Posture there = halfway.withFeet(halfway.leftFoot(), moved(STANDING.rightFoot(), left, ahead));
    Keys feet = Keys.from(STANDING).hold(reached).to(pace, halfway).to(pace, there);
    Motion motion =
        t -> {
          double near = Ease.SMOOTH.clamped(t / reached);
          double gone = Ease.SMOOTH.clamped((t - released) / LET_GO_SECONDS);
          double way = Ease.SMOOTH.clamped((t - reached) / (2 * pace));
          double held = near * (1 - gone);
          Vec3 grip = path.at(t).toWorld(leaf.grip(0));
          Reach hand = Reach.of(0.1, -0.5 - 0.4 * gone, 0.6 * (1 - gone), 0.15);
          Posture base = feet.at(t);
          double turn = -0.35 * way * swing.angle() * held;
          return base.with(
                  new Root(left * way, 0.975, ahead * way, 0.5 * turn, swing.lean() * held, 0))
              .with(new Spine(0.05 * held, 0, 0.5 * turn, 0.12 * held, -0.1 * held))
              .withRight(STANDING.rightHand().blend(hand, near).to(grip, held));
        };
    return Act.of(reached + swinging + 0.7 * tempo, motion)
        .doing(Action.STAND)
        .doing(Action.OPEN, 0.5 * reached, reached + 0.95 * swinging)
        .working(new Worked(leaf, reached + swinging, path));
  }

  private static Step moved(Step step, double left, double ahead) {
    return new Step(step.x() + left, step.lift(), step.z() + ahead, step.yaw(), step.pitch());
  }
}
