package io.pvit.trainer.ablation;

import io.pvit.model.InputContract;
import io.pvit.model.checkpoint.Label;
import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.ClipSeed;
import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.label.Box;
import io.pvit.trainer.scene.label.PersonTruth;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;

/**
 * Clips of one person that act one of ten postures and movements out, its name being the class.
 * Each is rendered when it is first asked for, and then kept.
 */
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

  private final SceneStyle style;
  private final long first;
  private final int ofEach;
  private final LongFunction<? extends ClipSeed> seeds;
  private final InputContract contract;
  private final Map<Integer, Acted> rendered = new HashMap<>();

  /**
   * As many clips of each class.
   *
   * @param first number of the first of each class; other numbers, other clips
   * @param contract whose rhythm they have
   */
  ActedClips(
      SceneStyle style,
      long first,
      int ofEach,
      LongFunction<? extends ClipSeed> seeds,
      InputContract contract) {
    this.style = style;
    this.first = first;
    this.ofEach = ofEach;
    this.seeds = seeds;
    this.contract = contract;
  }

  /**
   * A clip and the class that it was made for.
   *
   * @param rgb (F, {@link SideView#PIXELS}, {@link SideView#PIXELS}, 3)
   * @param person what is seen of them at the key frame
   */
  record Acted(ByteBuffer rgb, Box person, int output) {}

  static List<Label> labels() {
    return CLASSES.stream()
        .map(action -> new Label(action.avaId(), action.name().toLowerCase(Locale.ROOT)))
        .toList();
  }

  int size() {
    return ofEach * CLASSES.size();
  }

  /** The classes take turns. */
  synchronized Acted at(int place) {
    return rendered.computeIfAbsent(place, this::render);
  }

  private Acted render(int place) {
    int output = place % CLASSES.size();
    ClipSpec spec = SideView.spec(contract, Set.of(CLASSES.get(output)));
    Clip clip = SideView.clip(style.seed(first * CLASSES.size() + place, spec, seeds), spec);
    Box person =
        clip.truth().get(contract.keyFrame()).stream()
            .findFirst()
            .map(PersonTruth::visible)
            .orElse(Box.NONE);
    return new Acted(clip.maps().rgb(), person, output);
  }
}
