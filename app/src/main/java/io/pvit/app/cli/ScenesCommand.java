package io.pvit.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Synthetic clips with exact labels. */
@Command(
    name = "scenes",
    description = "Look at synthetic clips with exact labels, and write them to disk.",
    subcommands = {ScenesPreviewCommand.class, ScenesExportCommand.class, ScenesCheckCommand.class})
final class ScenesCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command of scenes");
  }
}
