package io.pvit.app.cli;

import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.motion.Repertoire;
import java.util.LinkedHashSet;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What clips to make. */
final class SceneOptions {

  @Option(
      names = "--seed",
      defaultValue = "0",
      description = "Which clip, from 0; the same seed gives the same clip. Default: 0.")
  private long seed;

  @Option(
      names = "--actions",
      split = ",",
      paramLabel = "ACTION",
      description = "What is acted, of: ${COMPLETION-CANDIDATES}. Default: everything.")
  private Set<Action> actions = new LinkedHashSet<>();

  @Option(names = "--frames", defaultValue = "16", description = "Of a clip; default: 16.")
  private int frames;

  @Option(names = "--height", defaultValue = "224", description = "In pixels; default: 224.")
  private int height;

  @Option(names = "--width", defaultValue = "224", description = "In pixels; default: 224.")
  private int width;

  @Option(names = "--fps", defaultValue = "8", description = "Frames a second; default: 8.")
  private double framesPerSecond;

  @Option(names = "--people", defaultValue = "3", description = "At most, 1 to 8; default: 3.")
  private int people;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  long seed() {
    if (seed < 0 || seed >= 1L << 62) {
      throw new ParameterException(
          spec.commandLine(), "--seed must be within 0 and 2^62 - 1, was " + seed);
    }
    return seed;
  }

  ClipSpec clips() {
    try {
      return new ClipSpec(
          frames,
          height,
          width,
          framesPerSecond,
          people,
          actions.isEmpty() ? Repertoire.principals() : actions);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
