package io.pvit.app.cli;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.Flaws;
import io.pvit.trainer.scene.capture.CaptureIndex;
import io.pvit.trainer.scene.capture.CaptureRefused;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.motion.Repertoire;
import io.pvit.trainer.scene.motion.Routine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

  @Option(
      names = "--captures",
      paramLabel = "INDEX.csv",
      description = "Captured motions, one more way to act what they show; see docs/scenes.md.")
  private Optional<Path> captures = Optional.empty();

  @Option(names = "--captures-only", description = "Nothing is acted but what was captured.")
  private boolean capturesOnly;

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
    List<Routine> repertoire = repertoire();
    Set<Action> all =
        repertoire.stream().map(Routine::principal).collect(Collectors.toUnmodifiableSet());
    try {
      return new ClipSpec(
          frames,
          height,
          width,
          framesPerSecond,
          people,
          actions.isEmpty() ? all : actions,
          repertoire,
          Flaws.COMMON);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private List<Routine> repertoire() {
    if (capturesOnly && captures.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--captures-only needs --captures");
    }
    List<Routine> repertoire = new ArrayList<>(capturesOnly ? List.of() : Repertoire.all());
    try {
      captures.ifPresent(index -> repertoire.addAll(CaptureIndex.read(index)));
    } catch (CaptureRefused e) {
      throw new StopException(
          ExitCode.INPUT_UNREADABLE, e.getMessage() + "; correct it, or leave it out.", e);
    }
    return repertoire;
  }
}
