package io.pvit.trainer.scene.motion;

import static io.pvit.trainer.scene.motion.Postures.CROUCHED;
import static io.pvit.trainer.scene.motion.Postures.PRONE;
import static io.pvit.trainer.scene.motion.Postures.SITTING_ON_FLOOR;
import static io.pvit.trainer.scene.motion.Postures.STANDING;

import io.pvit.trainer.scene.body.Posture;
import io.pvit.trainer.scene.body.Reach;
import io.pvit.trainer.scene.body.Root;
import io.pvit.trainer.scene.body.Spine;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.motion.Rest.Lying;

/** Down to the ground by will, and up again. */
final class Floorwork {

  private static final Posture PROPPED =
      PRONE
          .with(new Root(0, 0.42, 0.75, 0, 1.15, 0))
          .with(new Spine(0.1, 0, 0, -0.6, 0))
          .withHands(Reach.of(0.05, 0.1, 0.95, 0.2), Reach.of(0.05, 0.1, 0.95, 0.2));

  private Floorwork() {}

  static Act lie(Rest rest, double seconds) {
    return Act.of(seconds, t -> rest.posture()).doing(Action.LIE);
  }

  static Act getUp(Rest rest, double tempo) {
    Keys keys = Keys.from(rest.posture());
    if (rest.lying() == Lying.PRONE) {
      keys.to(0.7 * tempo, PROPPED);
    } else {
      Posture half =
          SITTING_ON_FLOOR.withHands(Reach.of(0.3, -0.7, -0.4, 0.2), Reach.of(0, -0.4, 0.8, 0));
      keys.to(0.8 * tempo, half);
    }
    keys.to(0.7 * tempo, CROUCHED).to(0.7 * tempo, STANDING);
    return Act.of(keys).doing(Action.GET_UP);
  }

  /** By way of the seat, or of hands and knees on to the belly. */
  static Act lieDown(Rest rest, double tempo) {
    boolean prone = rest.lying() == Lying.PRONE;
    Keys keys =
        Keys.from(STANDING)
            .to(0.8 * tempo, CROUCHED)
            .to(0.7 * tempo, prone ? PROPPED : SITTING_ON_FLOOR)
            .to(0.9 * tempo, rest.posture());
    double down = 2.2 * tempo;
    return Act.of(keys)
        .doing(Action.STAND, 0, 0.4 * tempo)
        .doing(Action.CROUCH, 0.4 * tempo, 1.1 * tempo)
        .doing(prone ? Action.CROUCH : Action.SIT, 1.1 * tempo, down)
        .doing(Action.LIE, down);
  }
}
