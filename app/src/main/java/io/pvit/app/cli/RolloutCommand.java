package io.pvit.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What whoever rolls out checkpoints uses. */
@Command(
    name = "rollout",
    description = "Try a checkpoint on some cameras, then promote it or take it back.",
    subcommands = {
      RolloutStatusCommand.class,
      RolloutAnnounceCommand.class,
      RolloutStartCommand.class,
      RolloutPromoteCommand.class,
      RolloutRollbackCommand.class,
      RolloutPinCommand.class,
      RolloutRehearseCommand.class
    })
final class RolloutCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command of rollout");
  }
}
