package io.pvit.trainer.scene.motion;

import static io.pvit.trainer.scene.motion.Postures.CROUCHED;
import static io.pvit.trainer.scene.motion.Postures.ON_SIDE;
import static io.pvit.trainer.scene.motion.Postures.PRONE;
import static io.pvit.trainer.scene.motion.Postures.SITTING_ON_FLOOR;
import static io.pvit.trainer.scene.motion.Postures.STANDING;
import static io.pvit.trainer.scene.motion.Postures.SUPINE;

import io.pvit.trainer.scene.body.Posture;
import io.pvit.trainer.scene.body.Reach;
import io.pvit.trainer.scene.body.Root;
import io.pvit.trainer.scene.body.Spine;
import io.pvit.trainer.scene.body.Step;
import io.pvit.trainer.scene.label.Action;

/** Down to the ground, along it, and up again. */
final class Floorwork {

  /** The ways to lie. */
  enum Lying {
    SUPINE,
    PRONE,
    ON_SIDE;

    Posture posture() {
      return switch (this) {
        case SUPINE -> Postures.SUPINE;
        case PRONE -> Postures.PRONE;
        case ON_SIDE -> Postures.ON_SIDE;
      };
    }
  }

  private static final Posture PROPPED =
      PRONE
          .with(new Root(0, 0.42, 0.75, 0, 1.15, 0))
          .with(new Spine(0.1, 0, 0, -0.6, 0))
          .withHands(Reach.of(0.05, 0.1, 0.95, 0.2), Reach.of(0.05, 0.1, 0.95, 0.2));

  private Floorwork() {}

  static Act lie(Lying lying, double seconds) {
    return Act.of(seconds, t -> lying.posture()).doing(Action.LIE);
  }

  /** Not by will: the feet stay, the trunk overtakes its own arms. */
  static Act fall(Lying lying, double tempo) {
    Keys keys =
        switch (lying) {
          case SUPINE -> fallBackwards(tempo);
          case PRONE -> fallForwards(tempo);
          case ON_SIDE -> fallSideways(tempo);
        };
    double landed = keys.seconds() - 0.1 * tempo;
    return Act.of(keys)
        .doing(Action.STAND, 0, 0.12)
        .doing(Action.FALL_DOWN, 0.12, landed)
        .doing(Action.LIE, landed);
  }

  private static Keys fallBackwards(double tempo) {
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
        .to(0.35 * tempo, SUPINE, Ease.SETTLE);
  }

  private static Keys fallForwards(double tempo) {
    Reach caught = Reach.of(0.2, 0.25, 0.8, 0.3);
    Posture tipping =
        STANDING
            .with(new Root(0, 0.9, 0.25, 0, 0.35, 0))
            .with(new Spine(0.2, 0, -0.1, -0.3, 0))
            .withHands(caught, Reach.of(0.4, 0.4, 0.6, 0.5));
    Posture onKnees =
        STANDING
            .with(new Root(0, 0.52, 0.55, 0, 0.7, 0))
            .with(new Spine(0.15, 0, 0, -0.5, 0))
            .withHands(caught, caught)
            .withFeet(withPitch(STANDING.leftFoot(), 1), withPitch(STANDING.rightFoot(), 1));
    return Keys.from(STANDING)
        .to(0.35 * tempo, tipping)
        .to(0.3 * tempo, onKnees, Ease.STRIKE)
        .to(0.35 * tempo, PRONE, Ease.SETTLE);
  }

  private static Keys fallSideways(double tempo) {
    Posture tipping =
        STANDING
            .with(new Root(-0.3, 0.82, -0.03, 0, 0.1, 0.4))
            .with(new Spine(0.1, -0.3, 0, 0, 0))
            .withHands(Reach.of(0.8, 0.3, 0.2, 0.5), Reach.of(0.7, -0.5, 0.4, 0.3));
    return Keys.from(STANDING)
        .to(0.35 * tempo, tipping)
        .to(0.45 * tempo, ON_SIDE, Ease.STRIKE)
        .hold(0.2 * tempo);
  }

  static Act getUp(Lying lying, double tempo) {
    Keys keys = Keys.from(lying.posture());
    if (lying == Lying.PRONE) {
      keys.to(0.7 * tempo, PROPPED);
    } else {
      Posture half =
          SITTING_ON_FLOOR.withHands(Reach.of(0.3, -0.7, -0.4, 0.2), Reach.of(0, -0.4, 0.8, 0));
      keys.to(0.8 * tempo, half);
    }
    keys.to(0.7 * tempo, CROUCHED).to(0.7 * tempo, STANDING);
    return Act.of(keys).doing(Action.GET_UP);
  }

  /** By will: by way of the seat, or of hands and knees on to the belly. */
  static Act lieDown(Lying lying, double tempo) {
    Posture halfway = lying == Lying.PRONE ? PROPPED : SITTING_ON_FLOOR;
    Keys keys =
        Keys.from(STANDING)
            .to(0.8 * tempo, CROUCHED)
            .to(0.7 * tempo, halfway)
            .to(0.9 * tempo, lying.posture());
    double down = 2.2 * tempo;
    return Act.of(keys)
        .doing(Action.STAND, 0, 0.4 * tempo)
        .doing(Action.CROUCH, 0.4 * tempo, 1.1 * tempo)
        .doing(lying == Lying.PRONE ? Action.CROUCH : Action.SIT, 1.1 * tempo, down)
        .doing(Action.LIE, down);
  }

  private static Step withPitch(Step step, double pitch) {
    return new Step(step.x(), step.lift(), step.z(), step.yaw(), pitch);
  }
}
