package io.pvit.trainer.scene.motion;

import io.pvit.trainer.scene.body.Posture;
import io.pvit.trainer.scene.body.Reach;
import io.pvit.trainer.scene.body.Root;
import io.pvit.trainer.scene.body.Spine;
import io.pvit.trainer.scene.body.Step;

/** Attitudes that acts pass through. Feet stay at home unless a line says otherwise. */
final class Postures {

  static final Posture STANDING = Posture.STANDING;

  static final Posture BOWED =
      STANDING
          .with(new Root(0, 0.97, -0.13, 0, 0.75, 0))
          .with(new Spine(0.55, 0, 0, 0.15, 0))
          .withHands(Reach.of(0.05, -0.5, 0.8, 0), Reach.of(0.05, -0.5, 0.8, 0));

  static final Posture CROUCHED =
      STANDING
          .with(new Root(0, 0.36, -0.2, 0, 0.35, 0))
          .with(new Spine(0.55, 0, 0, -0.5, 0))
          .withHands(Reach.of(0.02, -0.55, 0.62, 0.1), Reach.of(0.02, -0.55, 0.62, 0.1));

  static final Posture KNEELING =
      STANDING
          .with(new Root(0, 0.54, 0.06, 0, 0.02, 0))
          .with(new Spine(0.05, 0, 0, 0.1, 0))
          .withHands(Reach.of(0.0, -0.8, 0.4, 0.05), Reach.of(0.0, -0.8, 0.4, 0.05))
          .withFeet(new Step(0.12, 0, 0.08, 0.05, 0), new Step(-0.12, 0, -0.42, -0.05, 1.1));

  static final Posture SITTING_ON_FLOOR =
      STANDING
          .with(new Root(0, 0.13, -0.62, 0, -0.1, 0))
          .with(new Spine(0.35, 0, 0, -0.1, 0))
          .withHands(Reach.of(-0.05, -0.45, 0.8, 0.1), Reach.of(-0.05, -0.45, 0.8, 0.1));

  static final Posture SUPINE =
      STANDING
          .with(new Root(0, 0.13, -0.86, 0, -1.55, 0))
          .with(new Spine(0.02, 0, 0, 0.05, 0))
          .withHands(Reach.of(0.3, -0.92, 0.05, 0.5), Reach.of(0.3, -0.92, 0.05, 0.5))
          .withFeet(new Step(0.11, 0, 0, 0.12, -1.1), new Step(-0.11, 0, 0, -0.12, -1.1));

  static final Posture PRONE =
      STANDING
          .with(new Root(0, 0.13, 0.95, 0, 1.52, 0))
          .with(new Spine(-0.05, 0, 0, -0.2, 0.7))
          .withHands(Reach.of(0.3, 0.55, 0.1, 0.9), Reach.of(0.35, 0.3, 0.1, 0.9))
          .withFeet(new Step(0.11, 0, 0, 0.12, 1.2), new Step(-0.11, 0, 0, -0.12, 1.2));

  static final Posture ON_SIDE =
      STANDING
          .with(new Root(-0.76, 0.17, -0.1, 0, 0, 1.5))
          .with(new Spine(0.3, 0, 0, 0.2, 0))
          .withHands(Reach.of(-0.1, -0.3, 0.75, 0.2), Reach.of(0.05, 0.1, 0.8, -0.8))
          .withFeet(new Step(-0.01, 0.17, -0.14, 0, 0), new Step(-0.05, 0, -0.08, 0, 0));

  static final Posture ON_ALL_FOURS =
      STANDING
          .with(new Root(0, 0.56, 0.28, 0, 1.3, 0))
          .with(new Spine(0.08, 0, 0, -0.7, 0))
          .withHands(Reach.of(0.05, -0.1, 0.97, 0), Reach.of(0.05, -0.1, 0.97, 0))
          .withFeet(new Step(0.11, 0, -0.25, 0, 1.2), new Step(-0.11, 0, -0.25, 0, 1.2));

  private Postures() {}

  /** On a seat whose top is at a height in leg lengths. */
  static Posture seated(double seat) {
    return STANDING
        .with(new Root(0, seat + 0.1, -0.42, 0, -0.08, 0))
        .with(new Spine(0.12, 0, 0, 0.02, 0))
        .withHands(Reach.of(-0.04, -0.66, 0.5, 0.15), Reach.of(-0.04, -0.66, 0.5, 0.15))
        .withFeet(STANDING.leftFoot(), STANDING.rightFoot());
  }
}
