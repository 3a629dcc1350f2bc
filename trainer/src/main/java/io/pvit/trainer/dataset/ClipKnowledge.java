package io.pvit.trainer.dataset;

import io.pvit.model.net.Box;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** What is known of a clip. */
public sealed interface ClipKnowledge {

  /**
   * What the whole clip shows.
   *
   * @param output of the network, from 0
   */
  record OfClass(int output) implements ClipKnowledge {
    public OfClass {
      if (output < 0) {
        throw new IllegalArgumentException("a class must be >= 0, was " + output);
      }
    }
  }

  /** Everybody at the key frame; an empty list says that there is nobody. */
  record People(List<Person> people) implements ClipKnowledge {
    public People {
      people = List.copyOf(people);
    }
  }

  /**
   * Somebody.
   *
   * @param box in shares of the picture
   * @param actions ids of the label map; none of them is known to be true of one without any
   */
  record Person(Box box, Set<Integer> actions) {
    public Person {
      actions = Set.copyOf(actions);
    }
  }

  /**
   * Whether an object changes its state, as Ego4D asks.
   *
   * @param pointOfNoReturn the second of the film from which it cannot go back; empty for a clip
   *     without a change
   */
  record StateChange(OptionalDouble pointOfNoReturn) implements ClipKnowledge {}
}
