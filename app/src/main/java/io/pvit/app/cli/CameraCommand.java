package io.pvit.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What those who configure cameras use. */
@Command(
    name = "camera",
    description = "Add, test, define, list, show, pause, remove and forget cameras.",
    subcommands = {
      CameraAddCommand.class,
      CameraTestCommand.class,
      CameraPutCommand.class,
      CameraListCommand.class,
      CameraShowCommand.class,
      CameraPauseCommand.class,
      CameraResumeCommand.class,
      CameraRemoveCommand.class,
      CameraForgetCommand.class
    })
final class CameraCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command of camera");
  }
}
