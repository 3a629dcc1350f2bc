package io.pvit.trainer.scene.motion;

import io.pvit.trainer.scene.body.Advance;
import java.util.List;

/** Acts whose movements come from elsewhere. */
public final class Recorded {

  private Recorded() {}

  public static Act act(double seconds, Motion motion, List<Span> spans, Advance exit) {
    Act act = Act.of(seconds, motion).endingAt(exit);
    for (Span span : spans) {
      act = act.doing(span.action(), span.from(), span.until());
    }
    return act;
  }

  /** What somebody does who has nothing else to do. */
  public static Act standing(double seconds) {
    return Upright.stand(seconds);
  }
}
