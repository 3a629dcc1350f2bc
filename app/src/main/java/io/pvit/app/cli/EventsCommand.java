package io.pvit.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What consumers of action events use. */
@Command(
    name = "events",
    description = "See the action events as a consumer does, take them away, run them again.",
    subcommands = {EventsTailCommand.class, EventsExportCommand.class, EventsReplayCommand.class})
final class EventsCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command of events");
  }
}
