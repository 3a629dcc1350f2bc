package io.pvit.trainer.ablation;

import io.pvit.model.InputContract;
import io.pvit.model.checkpoint.Label;
import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.ClipSeed;
import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.SceneClips;
import io.pvit.trainer.scene.label.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongFunction;

/** Clips of one person that act one of ten postures and movements out, its name being the class. */
final class ActedClips {

  static final List<Action> CLASSES =
      List.of(
          Action.BEND,
          Action.CRAWL,
          Action.CROUCH,
          Action.FALL_DOWN,
          Action.GET_UP,
          Action.JUMP,
          Action.LIE,
          Action.RUN,
          Action.SIT,
          Action.WALK);

  private final InputContract contract;

  ActedClips(InputContract contract) {
    this.contract = contract;
  }

  /** A clip and the class that it was made for. */
  record Acted(Clip clip, int output) {}

  static List<Label> labels() {
    return CLASSES.stream()
        .map(action -> new Label(action.avaId(), action.name().toLowerCase(Locale.ROOT)))
        .toList();
  }

  /**
   * As many clips of each class.
   *
   * @param first number of the first of each class; other numbers, other clips
   */
  <S extends ClipSeed> List<Acted> of(
      SceneStyle style, long first, int ofEach, LongFunction<S> seeds) {
    List<Acted> clips = new ArrayList<>();
    for (int number = 0; number < ofEach; number++) {
      for (int output = 0; output < CLASSES.size(); output++) {
        ClipSpec spec = spec(1, Set.of(CLASSES.get(output)));
        long place = (first + number) * CLASSES.size() + output;
        clips.add(new Acted(SceneClips.clip(style.seed(place, spec, seeds), spec), output));
      }
    }
    return clips;
  }

  /** Of clips of the network's size. */
  ClipSpec spec(int people, Set<Action> actions) {
    return new ClipSpec(
        contract.frames(),
        contract.height(),
        contract.width(),
        1e6 / contract.frameIntervalUs(),
        people,
        actions);
  }
}
