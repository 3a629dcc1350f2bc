package io.pvit.trainer.scene.motion;

import io.pvit.trainer.scene.body.Proportions;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.random.RandomStream;
import java.util.List;

/** A way to act something out: the action it is there for, how many it takes, who does what. */
public record Routine(Action principal, int people, Play play) {

  /** Writes the parts, for bodies of which there are as many as people. */
  @FunctionalInterface
  public interface Play {
    List<Part> parts(RandomStream random, List<Proportions> bodies);
  }
}
