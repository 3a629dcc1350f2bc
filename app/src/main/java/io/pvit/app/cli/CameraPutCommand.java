package io.pvit.app.cli;

import io.pvit.app.events.CameraText;
import io.pvit.app.kafka.CameraDesk;
import io.pvit.app.kafka.ClusterLayout;
import io.pvit.ingest.camera.Credentials;
import io.pvit.schemas.Camera;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a camera's definition. */
@Command(
    name = "put",
    description =
        "Define a camera, or define it anew; takes effect while ingest and inference run.")
final class CameraPutCommand implements Callable<Integer> {

  @Mixin private ClusterOptions kafka = new ClusterOptions();

  @Parameters(paramLabel = "FILE", description = "The definition, JSON; - for standard input.")
  private Path file = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Camera camera = CameraText.read(file.toString(), text());
    Credentials.refuseWithin(camera.url());
    new ClusterLayout(kafka.config()).check();
    new CameraDesk(kafka.cluster(), kafka.topics()).write(camera);
    spec.commandLine().getOut().println(CameraText.write(camera));
    return ExitCode.OK.number();
  }

  private String text() {
    try {
      return file.toString().equals("-")
          ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
          : Files.readString(file);
    } catch (IOException e) {
      throw new StopException(
          ExitCode.INPUT_MISSING, "%s cannot be read (%s).".formatted(file, e.getMessage()), e);
    }
  }
}
