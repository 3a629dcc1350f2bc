package io.pvit.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root: it does nothing but name its sub-commands. */
@Command(
    name = "pvit",
    description = "Streaming video understanding: cameras in, action events out, on Kafka.",
    footer = {"", "A first look:  pvit demo --input film.mp4"},
    subcommands = {
      DemoCommand.class,
      BrokerCommand.class,
      TopicsCommand.class,
      InferenceCommand.class,
      IngestCommand.class,
      CameraCommand.class,
      EventsCommand.class,
      LabelCommand.class,
      CheckpointCommand.class,
      RolloutCommand.class,
      ScenesCommand.class,
      TrainCommand.class,
      AblateCommand.class,
      EvaluateCommand.class,
      TrainerCommand.class,
      BenchCommand.class
    })
final class PvitCommand implements Runnable {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = picocli.CommandLine.ScopeType.INHERIT,
      description = "Show this and exit.")
  @SuppressWarnings("UnusedVariable") // The library asks it.
  private boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }
}
