package io.pvit.trainer.scene.motion;

import io.pvit.trainer.scene.body.Posture;
import io.pvit.trainer.scene.body.Root;
import io.pvit.trainer.scene.body.Spine;
import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.label.Action;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The acts of one person in a row, each begun where the one before ended and eased into; before the
 * first and after the last the person stays. Every answer is a function of time alone.
 */
public final class Script {

  private static final double EASE_SECONDS = 0.35;

  /** One act at its place in time and on the ground. */
  public record Scene(double from, Pose ground, Act act) {}

  private final List<Scene> scenes = new ArrayList<>();
  private final double sway;

  /**
   * @param leg length of the body's leg in metres
   * @param sway phase of the small movements nobody is without, in radians
   */
  public Script(Pose start, List<Act> acts, double leg, double sway) {
    if (acts.isEmpty()) {
      throw new IllegalArgumentException("a script has at least one act");
    }
    this.sway = sway;
    Pose ground = start;
    double from = 0;
    for (Act act : acts) {
      scenes.add(new Scene(from, ground, act));
      from += act.seconds();
      ground = act.exit().from(ground, leg);
    }
  }

  public double seconds() {
    Scene last = scenes.get(scenes.size() - 1);
    return last.from() + last.act().seconds();
  }

  public List<Scene> scenes() {
    return List.copyOf(scenes);
  }

  public Pose ground(double seconds) {
    return scenes.get(index(seconds)).ground();
  }

  public Posture posture(double seconds) {
    int index = index(seconds);
    Scene scene = scenes.get(index);
    double local = Math.max(0, seconds - scene.from());
    Posture posture = scene.act().motion().at(Math.min(local, scene.act().seconds()));
    if (index > 0 && local < EASE_SECONDS) {
      Act before = scenes.get(index - 1).act();
      Posture left = before.exit().retell(before.motion().at(before.seconds()));
      posture = left.blend(posture, Ease.SMOOTH.clamped(local / EASE_SECONDS));
    }
    return alive(posture, seconds);
  }

  public Set<Action> actions(double seconds) {
    Scene scene = scenes.get(index(seconds));
    double local =
        Math.max(0, Math.min(scene.act().seconds() * (1 - 1e-9), seconds - scene.from()));
    Set<Action> actions = EnumSet.noneOf(Action.class);
    for (Span span : scene.act().spans()) {
      if (local >= span.from() && local < span.until()) {
        actions.add(span.action());
      }
    }
    return actions;
  }

  private int index(double seconds) {
    int index = 0;
    while (index + 1 < scenes.size() && seconds >= scenes.get(index + 1).from()) {
      index++;
    }
    return index;
  }

  private Posture alive(Posture posture, double seconds) {
    double slow = StrictMath.sin(1.1 * seconds + sway);
    double breath = StrictMath.sin(1.7 * seconds + 2 * sway);
    Root root = posture.root();
    Spine spine = posture.spine();
    return posture
        .with(
            new Root(
                root.x() + 0.006 * slow,
                root.height(),
                root.z() + 0.004 * breath,
                root.yaw(),
                root.pitch(),
                root.roll()))
        .with(
            new Spine(
                spine.bend() + 0.012 * breath,
                spine.side() + 0.01 * slow,
                spine.twist(),
                spine.nod() - 0.01 * breath,
                spine.turn() + 0.06 * slow));
  }
}
