package io.pvit.app.cli;

import io.pvit.app.kafka.CameraDesk;
import io.pvit.app.kafka.ClusterLayout;
import io.pvit.schemas.exit.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a definition back. */
@Command(
    name = "remove",
    description = "Remove a camera's definition: its stream and its events end.")
final class CameraRemoveCommand implements Callable<Integer> {

  @Mixin private ClusterOptions kafka = new ClusterOptions();

  @Parameters(paramLabel = "ID", description = "The camera.")
  private String camera = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    new ClusterLayout(kafka.config()).check();
    new CameraDesk(kafka.cluster(), kafka.topics()).remove(CameraId.of(camera, spec));
    return ExitCode.OK.number();
  }
}
