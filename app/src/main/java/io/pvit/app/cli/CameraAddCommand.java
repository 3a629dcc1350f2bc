package io.pvit.app.cli;

import io.pvit.app.events.CameraText;
import io.pvit.app.kafka.CameraDesk;
import io.pvit.app.kafka.ClusterLayout;
import io.pvit.ingest.camera.Credentials;
import io.pvit.ingest.source.VideoLocation;
import io.pvit.schemas.Camera;
import io.pvit.schemas.Reporting;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the definition of a camera that there is none of yet. */
@Command(
    name = "add",
    description = {
      "Define a new camera; `pvit ingest` begins to watch it.",
      "Zones and what becomes an event are for `camera put`, with what this prints."
    })
final class CameraAddCommand implements Callable<Integer> {

  @Mixin private ClusterOptions kafka = new ClusterOptions();

  @Parameters(index = "0", paramLabel = "ID", description = "How the camera is called.")
  private String camera = "";

  @Parameters(
      index = "1",
      paramLabel = "URL",
      description = "rtsp, rtsps, http or https, without a password; or a film's path.")
  private String url = "";

  @Option(
      names = "--credentials",
      paramLabel = "env:NAME|file:PATH",
      description = "Where ingest finds user:password.")
  private @Nullable String credentials;

  @Option(
      names = "--fps",
      paramLabel = "N",
      defaultValue = "8",
      description = "Sampled pictures a second; default: ${DEFAULT-VALUE}.")
  private double framesPerSecond;

  @Option(
      names = "--short-side",
      paramLabel = "PIXELS",
      defaultValue = "256",
      description = "Of the shorter side after scaling; default: ${DEFAULT-VALUE}.")
  private int shortSide;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Camera defined = definition(CameraId.of(camera, spec));
    new ClusterLayout(kafka.config()).check();
    CameraDesk desk = new CameraDesk(kafka.cluster(), kafka.topics());
    if (desk.all().containsKey(defined.cameraId())) {
      throw new StopException(
          ExitCode.TARGET_EXISTS,
          "Camera %s is defined already; `pvit camera put` defines it anew, `show` shows it."
              .formatted(defined.cameraId()));
    }
    desk.write(defined);
    spec.commandLine().getOut().println(CameraText.write(defined));
    return ExitCode.OK.number();
  }

  private Camera definition(String cameraId) {
    Credentials.refuseWithin(url);
    // Ingest may run in another directory.
    String address =
        VideoLocation.parse(url) instanceof VideoLocation.Recording it
            ? it.file().toAbsolutePath().normalize().toString()
            : url;
    try {
      return new Camera(
          cameraId,
          address,
          framesPerSecond,
          shortSide,
          true,
          List.of(),
          Reporting.USUAL,
          Optional.empty(),
          Optional.ofNullable(credentials));
    } catch (IllegalArgumentException badValue) {
      throw new StopException(ExitCode.USAGE, badValue.getMessage() + ".", badValue);
    }
  }
}
