package io.pvit.app.camera;

import io.pvit.schemas.Box;
import java.util.Set;

/**
 * What is true of one person in one picture.
 *
 * @param box tight around what can be seen of them
 * @param actionIds of AVA v2.2
 */
public record ActedPerson(Box box, Set<Integer> actionIds) {
  public ActedPerson {
    actionIds = Set.copyOf(actionIds);
  }
}
