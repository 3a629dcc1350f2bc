package io.pvit.trainer.replay;

import io.pvit.schemas.Box;
import java.util.List;

/**
 * A person at the key frame, as people or a network say.
 *
 * @param box in shares of the source picture
 * @param actionIds ids of AVA v2.2 that are true, none twice, in rising order
 */
public record LabelledActor(Box box, List<Integer> actionIds) {
  public LabelledActor {
    actionIds = actionIds.stream().distinct().sorted().toList();
  }
}
