package io.pvit.trainer.scene.motion;

import io.pvit.trainer.scene.body.Proportions;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.random.RandomStream;
import java.util.List;

/**
 * A way to act something out: the action it is there for, how many it takes, who does what.
 *
 * @param share how much oftener it is acted than one with 1
 */
public record Routine(Action principal, int people, int share, Play play) {

  public Routine {
    if (share < 1) {
      throw new IllegalArgumentException("a routine's share must be >= 1, was " + share);
    }
  }

  public Routine(Action principal, int people, Play play) {
    this(principal, people, 1, play);
  }

  /** The same, of a greater share. */
  Routine oftener(int times) {
    return new Routine(principal, people, share * times, play);
  }

  /** Writes the parts, for bodies of which there are as many as people. */
  @FunctionalInterface
  public interface Play {
    List<Part> parts(RandomStream random, List<Proportions> bodies);
  }
}
