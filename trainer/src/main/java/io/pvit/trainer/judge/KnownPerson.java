package io.pvit.trainer.judge;

import java.util.Set;

/**
 * Somebody at the key frame of a clip.
 *
 * @param box in shares of the source picture
 * @param actions ids of what the person does
 */
record KnownPerson(FrameBox box, Set<Integer> actions) {
  KnownPerson {
    actions = Set.copyOf(actions);
  }
}
