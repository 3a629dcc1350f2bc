package io.pvit.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Rewrites a definition, switched on. */
@Command(name = "resume", description = "Watch a paused camera again.")
final class CameraResumeCommand implements Callable<Integer> {

  @Mixin private ClusterOptions kafka = new ClusterOptions();

  @Parameters(paramLabel = "ID", description = "The camera.")
  private String camera = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    return new CameraSwitch(kafka).turn(CameraId.of(camera, spec), true);
  }
}
