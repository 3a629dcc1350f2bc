package io.pvit.trainer.scene.motion;

import io.pvit.trainer.scene.body.Advance;
import io.pvit.trainer.scene.label.Action;
import java.util.ArrayList;
import java.util.List;

/** Something done for a while: how the body moves, what is true when, where it ends up. */
public record Act(
    double seconds,
    Motion motion,
    List<Span> spans,
    List<Held> held,
    List<Worked> worked,
    Advance exit) {

  public Act {
    if (!(seconds > 0)) {
      throw new IllegalArgumentException("an act takes time, was " + seconds + " s");
    }
    spans = List.copyOf(spans);
    held = List.copyOf(held);
    worked = List.copyOf(worked);
  }

  static Act of(double seconds, Motion motion) {
    return new Act(seconds, motion, List.of(), List.of(), List.of(), Advance.NONE);
  }

  static Act of(Keys keys) {
    return of(keys.seconds(), keys);
  }

  /** True all along. */
  Act doing(Action action) {
    return doing(action, 0, seconds);
  }

  /** True from a moment to the end. */
  Act doing(Action action, double from) {
    return doing(action, from, seconds);
  }

  Act doing(Action action, double from, double until) {
    List<Span> more = new ArrayList<>(spans);
    more.add(new Span(action, from, until));
    return new Act(seconds, motion, more, held, worked, exit);
  }

  Act holding(Held thing) {
    List<Held> more = new ArrayList<>(held);
    more.add(thing);
    return new Act(seconds, motion, spans, more, worked, exit);
  }

  Act working(Worked thing) {
    List<Worked> more = new ArrayList<>(worked);
    more.add(thing);
    return new Act(seconds, motion, spans, held, more, exit);
  }

  Act endingAt(Advance place) {
    return new Act(seconds, motion, spans, held, worked, place);
  }

  /** Left and right exchanged; things are made for one hand, so an act with some stays as it is. */
  Act mirrored() {
    if (!held.isEmpty() || !worked.isEmpty()) {
      return this;
    }
    return new Act(
        seconds,
        t -> motion.at(t).mirrored(),
        spans,
        held,
        worked,
        new Advance(-exit.x(), exit.z(), -exit.turn()));
  }
}
