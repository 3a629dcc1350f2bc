package io.pvit.app.cli;

import io.pvit.app.events.CameraText;
import io.pvit.app.kafka.CameraDesk;
import io.pvit.app.kafka.ClusterLayout;
import io.pvit.schemas.Camera;
import io.pvit.schemas.CameraStatus;
import io.pvit.schemas.exit.ExitCode;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a definition and how the camera is doing. */
@Command(name = "show", description = "Print a camera's definition and how it is doing.")
final class CameraShowCommand implements Callable<Integer> {

  @Mixin private ClusterOptions kafka = new ClusterOptions();

  @Parameters(paramLabel = "ID", description = "The camera.")
  private String camera = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    String cameraId = CameraId.of(camera, spec);
    new ClusterLayout(kafka.config()).awaitBroker();
    CameraDesk desk = new CameraDesk(kafka.cluster(), kafka.topics());
    Camera defined = desk.defined(cameraId);
    PrintWriter out = spec.commandLine().getOut();
    out.println(CameraText.shown(defined));
    Optional<CameraStatus> status = desk.status(cameraId);
    out.println(
        status
            .map(CameraShowCommand::words)
            .orElse("No ingest process has said yet how it is doing; start `pvit ingest`."));
    return ExitCode.OK.number();
  }

  private static String words(CameraStatus status) {
    return String.format(
        Locale.ROOT,
        "%s since %s: %s%n%.1f pictures a second, newest %s, told %s",
        status.state(),
        at(status.sinceUs()),
        status.reason(),
        status.framesPerSecond(),
        status.lastFrameTimeUs().map(CameraShowCommand::at).orElse("never"),
        at(status.updatedAtUs()));
  }

  private static String at(long timeUs) {
    return Instant.EPOCH.plus(timeUs, ChronoUnit.MICROS).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
