package io.pvit.trainer.scene.motion;

import static io.pvit.trainer.scene.motion.Postures.ON_SIDE;
import static io.pvit.trainer.scene.motion.Postures.SITTING_ON_FLOOR;
import static io.pvit.trainer.scene.motion.Postures.STANDING;

import io.pvit.trainer.scene.body.Posture;
import io.pvit.trainer.scene.body.Reach;
import io.pvit.trainer.scene.body.Root;
import io.pvit.trainer.scene.body.Spine;
import io.pvit.trainer.scene.body.Step;
import io.pvit.trainer.scene.label.Action;

/** Down to the ground, not by will. */
final class Falls {

  /** How it goes. */
  enum Manner {
    /** The feet stay, the trunk overtakes its own arms. */
    TIPPING,
    /** Hands reach the ground first. */
    TUMBLING,
    /** The knees give way. */
    COLLAPSING
  }

  private static final Reach DOWN = Reach.of(0.08, -0.25, 0.93, 0.1);
  private static final Reach LIMP = Reach.of(0.1, -0.95, 0.15, 0.05);

  private Falls() {}

  static Act fall(Manner manner, Rest rest, double tempo) {
    Keys keys =
        switch (manner) {
          case TIPPING -> tip(rest, tempo);
          case TUMBLING -> tumble(rest, tempo);
          case COLLAPSING -> collapse(rest, tempo);
        };
    double landed = keys.seconds() - 0.1 * tempo;
    return Act.of(keys)
        .doing(Action.STAND, 0, 0.12)
        .doing(Action.FALL_DOWN, 0.12, landed)
        .doing(Action.LIE, landed);
  }

  /** Off a seat whose top is at a height in leg lengths, to a place ahead of it. */
  static Act offSeat(double seat, Rest rest, double tempo) {
    Posture seated = Postures.seated(seat);
    Posture leaning =
        seated
            .with(new Root(0.04, seat + 0.1, -0.24, 0, 0.8, -0.1))
            .with(new Spine(0.4, 0, 0, -0.2, 0))
            .withHands(DOWN, Reach.of(0.2, -0.5, 0.8, 0.2));
    Posture low =
        onKnees(0.42, 0.42, 1.15).with(new Spine(0.2, 0, 0, -0.3, 0)).withHands(DOWN, DOWN);
    Keys keys =
        Keys.from(seated)
            .to(0.45 * tempo, leaning)
            .to(0.35 * tempo, low, Ease.STRIKE)
            .to(0.4 * tempo, rest.posture(), Ease.SETTLE);
    double landed = keys.seconds() - 0.1 * tempo;
    return Act.of(keys)
        .doing(Action.SIT, 0, 0.2)
        .doing(Action.FALL_DOWN, 0.2, landed)
        .doing(Action.LIE, landed);
  }

  private static Keys tip(Rest rest, double tempo) {
    return switch (rest.lying()) {
      case SUPINE -> backwards(rest, tempo);
      case PRONE -> forwards(rest, tempo);
      case ON_SIDE -> sideways(rest, tempo);
    };
  }

  private static Keys backwards(Rest rest, double tempo) {
    Reach flung = Reach.of(0.65, 0.3, 0.5, 0.6);
    Posture tipping =
        STANDING
            .with(new Root(0, 0.92, -0.22, 0, -0.3, 0))
            .with(new Spine(0.25, 0, 0.1, 0.3, 0))
            .withHands(flung, flung);
    Posture bump =
        SITTING_ON_FLOOR
            .with(new Root(0, 0.13, -0.72, 0, -0.75, 0.05))
            .withHands(Reach.of(0.5, -0.2, -0.4, 0.5), flung)
            .withFeet(STANDING.leftFoot(), STANDING.rightFoot());
    return Keys.from(STANDING)
        .to(0.35 * tempo, tipping)
        .to(0.4 * tempo, bump, Ease.STRIKE)
        .to(0.35 * tempo, rest.posture(), Ease.SETTLE);
  }

  private static Keys forwards(Rest rest, double tempo) {
    Reach caught = Reach.of(0.2, 0.25, 0.8, 0.3);
    Posture tipping =
        STANDING
            .with(new Root(0, 0.9, 0.25, 0, 0.35, 0))
            .with(new Spine(0.2, 0, -0.1, -0.3, 0))
            .withHands(caught, Reach.of(0.4, 0.4, 0.6, 0.5));
    Posture kneeling =
        onKnees(0.52, 0.55, 0.7).with(new Spine(0.15, 0, 0, -0.5, 0)).withHands(caught, caught);
    return Keys.from(STANDING)
        .to(0.35 * tempo, tipping)
        .to(0.3 * tempo, kneeling, Ease.STRIKE)
        .to(0.35 * tempo, rest.posture(), Ease.SETTLE);
  }

  private static Keys sideways(Rest rest, double tempo) {
    Posture tipping =
        STANDING
            .with(new Root(-0.3, 0.82, -0.03, 0, 0.1, 0.4))
            .with(new Spine(0.1, -0.3, 0, 0, 0))
            .withHands(Reach.of(0.8, 0.3, 0.2, 0.5), Reach.of(0.7, -0.5, 0.4, 0.3));
    return Keys.from(STANDING)
        .to(0.35 * tempo, tipping)
        .to(0.45 * tempo, ON_SIDE, Ease.STRIKE)
        .to(0.3 * tempo, rest.posture(), Ease.SETTLE);
  }

  private static Keys tumble(Rest rest, double tempo) {
    Posture stooping =
        STANDING
            .with(new Root(0, 0.72, 0.05, 0, 0.85, 0))
            .with(new Spine(0.35, 0, 0.1, -0.3, 0))
            .withHands(DOWN, Reach.of(0.3, -0.3, 0.85, 0.2));
    Posture caught =
        onKnees(0.45, 0.4, 1.3).with(new Spine(0.15, 0, 0, -0.4, 0)).withHands(DOWN, DOWN);
    return Keys.from(STANDING)
        .to(0.4 * tempo, stooping)
        .to(0.3 * tempo, caught, Ease.STRIKE)
        .to(0.45 * tempo, rest.posture(), Ease.SETTLE);
  }

  private static Keys collapse(Rest rest, double tempo) {
    Posture sagging =
        STANDING
            .with(new Root(0.02, 0.74, 0.02, 0, 0.15, 0.05))
            .with(new Spine(0.35, 0.15, 0.1, 0.45, 0.2))
            .withHands(LIMP, LIMP);
    Posture down =
        onKnees(0.46, 0.25, 0.2).with(new Spine(0.4, 0.2, 0, 0.4, 0.2)).withHands(LIMP, LIMP);
    return Keys.from(STANDING)
        .to(0.45 * tempo, sagging, Ease.STRIKE)
        .to(0.3 * tempo, down)
        .to(0.45 * tempo, rest.posture(), Ease.SETTLE);
  }

  /** The balls of the feet stay; hips are at a height and ahead in leg lengths. */
  private static Posture onKnees(double height, double ahead, double pitch) {
    return STANDING
        .with(new Root(0, height, ahead, 0, pitch, 0))
        .withFeet(onToes(STANDING.leftFoot()), onToes(STANDING.rightFoot()));
  }

  private static Step onToes(Step step) {
    return new Step(step.x(), step.lift(), step.z(), step.yaw(), 1);
  }
}
