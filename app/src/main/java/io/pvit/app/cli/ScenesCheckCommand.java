package io.pvit.app.cli;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.trainer.scene.Purpose;
import io.pvit.trainer.scene.disk.ClipFolder;
import io.pvit.trainer.scene.disk.ClipReader;
import io.pvit.trainer.scene.disk.ClipRefused;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads clips as the trainer will. */
@Command(
    name = "check",
    description = "Read all clips of a directory, and name those that the trainer would skip.")
final class ScenesCheckCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "With the layout that docs/scenes.md describes.")
  private Path folder = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  private int read;
  private int skipped;

  @Override
  public Integer call() {
    for (Purpose purpose : Purpose.values()) {
      if (Files.isDirectory(folder.resolve(purpose.word()))) {
        check(purpose);
      }
    }
    if (read == 0) {
      throw new StopException(
          ExitCode.INPUT_MISSING,
          "%s has no clips in training, evaluation or demo; name what scenes export wrote."
              .formatted(folder));
    }
    spec.commandLine().getOut().printf("%d clips read, %d of them skipped%n", read, skipped);
    return (skipped == 0 ? ExitCode.OK : ExitCode.INPUT_UNREADABLE).number();
  }

  private void check(Purpose purpose) {
    PrintWriter err = spec.commandLine().getErr();
    for (Path place : ClipFolder.places(folder, purpose)) {
      read++;
      try {
        ClipReader.read(place, purpose);
      } catch (ClipRefused damaged) {
        skipped++;
        err.println("pvit: " + damaged.getMessage());
      }
    }
  }
}
