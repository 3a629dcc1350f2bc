package io.pvit.trainer.judge;

import io.pvit.model.ActionScore;
import io.pvit.model.ActorPrediction;
import java.util.List;
import java.util.Optional;

/** Which answer is about a box. */
final class Overlaps {

  private static final double MATCH = 0.5;

  private Overlaps() {}

  /** The one that overlaps it most, the surest of equals; empty when none does by half. */
  static Optional<ActorPrediction> most(List<ActorPrediction> actors, FrameBox box) {
    Optional<ActorPrediction> best = Optional.empty();
    double most = 0;
    for (ActorPrediction actor : actors) {
      double overlap = PeopleMarks.box(actor).iou(box);
      if (overlap >= MATCH && overlap > most) {
        most = overlap;
        best = Optional.of(actor);
      }
    }
    return best;
  }

  /** How sure an answer is of an action; 0 when it does not name it. */
  static double score(ActorPrediction actor, int actionId) {
    return actor.actions().stream()
        .filter(action -> action.actionId() == actionId)
        .mapToDouble(ActionScore::score)
        .findFirst()
        .orElse(0);
  }
}
