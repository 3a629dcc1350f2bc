package io.pvit.app.cli;

import io.pvit.app.demo.CheckpointStop;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.schemas.exit.ExitCode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Leaves out what only teaches. */
@Command(
    name = "slim",
    description = "Copy what serves of a checkpoint, without the heads that only teach.")
final class CheckpointSlimCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "The checkpoint; it stays as it is.")
  private Path directory = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR2",
      description = "A directory that does not exist yet, or is empty.")
  private Path out = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Checkpoint whole = CheckpointStop.unlessRefused(directory, () -> Checkpoint.open(directory));
    Checkpoint slim = CheckpointStop.unlessRefused(out, () -> whole.servingCopy(out));
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%s answers as %s does, with %,d of its %,d parameters: %s%n",
            out,
            directory,
            slim.network().parameterCount(),
            whole.network().parameterCount(),
            slim.sha256());
    return ExitCode.OK.number();
  }
}
