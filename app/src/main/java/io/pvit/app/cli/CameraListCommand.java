package io.pvit.app.cli;

import io.pvit.app.events.CameraText;
import io.pvit.app.kafka.CameraDesk;
import io.pvit.app.kafka.ClusterLayout;
import io.pvit.schemas.Camera;
import io.pvit.schemas.exit.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints definitions. */
@Command(name = "list", description = "Print all definitions, one JSON object each.")
final class CameraListCommand implements Callable<Integer> {

  @Mixin private ClusterOptions kafka = new ClusterOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    new ClusterLayout(kafka.config()).awaitBroker();
    for (Camera camera : new CameraDesk(kafka.cluster(), kafka.topics()).all().values()) {
      spec.commandLine().getOut().println(CameraText.shown(camera));
    }
    return ExitCode.OK.number();
  }
}
