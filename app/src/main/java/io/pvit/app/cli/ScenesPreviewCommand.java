package io.pvit.app.cli;

import io.pvit.app.scenes.Preview;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.trainer.scene.ClipSeed;
import io.pvit.trainer.scene.SceneClips;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows a clip. */
@Command(
    name = "preview",
    description = {
      "Draw a clip with all that is known about it: colour, depth, normals, classes, skeletons and",
      "boxes, and who does what. A .png has a column a frame, of up to eight; an .mp4 moves."
    })
final class ScenesPreviewCommand implements Callable<Integer> {

  @Mixin private SceneOptions options = new SceneOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "What to draw: a name that ends in .png or .mp4; a file there is replaced.")
  private Path out = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (!Preview.knows(out)) {
      throw new ParameterException(
          spec.commandLine(), "--out must end in .png or .mp4, was " + out);
    }
    ClipSeed seed = new ClipSeed.Demo(options.seed());
    try {
      Preview.write(SceneClips.clip(seed, options.clips()), out);
    } catch (IOException e) {
      throw new StopException(
          ExitCode.DATA_DIRECTORY,
          "The preview %s cannot be written: %s; name a file in a directory that can be written."
              .formatted(out, e.getMessage()),
          e);
    }
    spec.commandLine().getOut().println(out + " shows clip " + options.seed());
    return ExitCode.OK.number();
  }
}
