package io.pvit.app.cli;

import io.pvit.app.demo.CheckpointStop;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.Preset;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes checkpoints, and looks at them. */
@Command(
    name = "checkpoint",
    description = "Make, look at, verify, import and export checkpoints.",
    subcommands = {
      CheckpointImportCommand.class,
      CheckpointExportCommand.class,
      CheckpointShowCommand.class,
      CheckpointSlimCommand.class
    })
final class CheckpointCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command of checkpoint");
  }

  @Command(
      name = "init",
      description = "Write an untrained checkpoint; the same seed gives the same bytes.")
  int init(
      @Option(
              names = "--preset",
              defaultValue = "nano",
              description = "Of the network: micro, nano, small or base; default: nano.")
          String preset,
      @Option(names = "--seed", defaultValue = "1", description = "Of the weights; default: 1.")
          long seed,
      @Option(
              names = "--out",
              required = true,
              paramLabel = "DIR",
              description = "A directory that does not exist yet, or is empty.")
          Path out) {
    Preset network = preset(preset);
    Path labels = ConfigurationHome.file("labels/ava-v2.2.csv");
    Checkpoint made =
        CheckpointStop.unlessRefused(out, () -> Checkpoint.init(out, network, seed, labels));
    spec.commandLine().getOut().printf("%s is an UNTRAINED checkpoint: %s%n", out, made.sha256());
    return 0;
  }

  @Command(name = "verify", description = "Read all of a checkpoint and hold it against its card.")
  int verify(@Parameters(paramLabel = "DIR") Path directory) {
    Checkpoint whole = CheckpointStop.unlessRefused(directory, () -> Checkpoint.open(directory));
    spec.commandLine().getOut().printf("%s is whole: %s%n", directory, whole.sha256());
    return 0;
  }

  private Preset preset(String name) {
    try {
      return Preset.named(name);
    } catch (IllegalArgumentException unknown) {
      throw new ParameterException(
          spec.commandLine(), String.valueOf(unknown.getMessage()), unknown);
    }
  }
}
