package io.pvit.trainer.scene;

import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.motion.Repertoire;
import io.pvit.trainer.scene.motion.Routine;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What kind of clips to make.
 *
 * @param people at most as many are in a scene, at least one
 * @param actions what is acted
 * @param repertoire the ways to act it, each as likely as its share
 * @param flaws what is wrong with the pictures
 */
public record ClipSpec(
    int frames,
    int height,
    int width,
    double framesPerSecond,
    int people,
    Set<Action> actions,
    List<Routine> repertoire,
    Flaws flaws) {

  public ClipSpec {
    require(frames >= 1, "scenes.frames must be >= 1, was " + frames);
    require(height >= 8, "scenes.height must be >= 8 pixels, was " + height);
    require(width >= 8, "scenes.width must be >= 8 pixels, was " + width);
    require(
        framesPerSecond > 0 && framesPerSecond <= 1000,
        "scenes.frames-per-second must be within 0..1000, was " + framesPerSecond);
    require(people >= 1 && people <= 8, "scenes.people must be within 1..8, was " + people);
    actions = Set.copyOf(actions);
    repertoire = List.copyOf(repertoire);
    Set<Action> principals =
        repertoire.stream().map(Routine::principal).collect(Collectors.toUnmodifiableSet());
    require(!actions.isEmpty(), "scenes.actions must name at least one action, was empty");
    for (Action action : actions) {
      require(
          principals.contains(action),
          "scenes.actions: no routine acts "
              + action
              + " out, take some of "
              + principals.stream().sorted().toList());
    }
  }

  /** Acted as it is written, none of it captured, with flaws as they are common. */
  public ClipSpec(
      int frames, int height, int width, double framesPerSecond, int people, Set<Action> actions) {
    this(frames, height, width, framesPerSecond, people, actions, Repertoire.all(), Flaws.COMMON);
  }

  public static ClipSpec everything(int frames, int height, int width, double framesPerSecond) {
    return new ClipSpec(frames, height, width, framesPerSecond, 3, Repertoire.principals());
  }

  public ClipSpec with(Flaws other) {
    return new ClipSpec(frames, height, width, framesPerSecond, people, actions, repertoire, other);
  }

  public double seconds() {
    return (frames - 1) / framesPerSecond;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
