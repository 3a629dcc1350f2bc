package io.pvit.app.cli;

import io.pvit.ingest.IngestMain;
import io.pvit.ingest.IngestOptions;
import io.pvit.schemas.exit.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One camera or film, to Kafka or to a directory. */
@Command(
    name = "ingest",
    description = "Watch a camera or a film and write its windows to Kafka, or to a directory.")
final class IngestCommand implements Callable<Integer> {

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE|URL",
      description = "A file, or an address that begins with http, https, rtsp or rtsps.")
  private String input = "";

  @Option(names = "--camera", paramLabel = "ID", description = "How the camera is called.")
  private @Nullable String camera;

  @Option(
      names = "--frames",
      paramLabel = "DIR",
      description = "Write numbered pictures and an index there; needs no broker.")
  private @Nullable Path frames;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      converter = Seconds.class,
      description = "Stop after so much of a film, or after so long of a live input.")
  private @Nullable Duration seconds;

  @Option(names = "--realtime", description = "Play a film as if it happened now.")
  private boolean realtime;

  @Option(names = "--config", paramLabel = "FILE", description = "Instead of config/ingest.yaml.")
  private Path config = ConfigurationHome.file("ingest.yaml");

  @Mixin private ServiceOptions service = new ServiceOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    IngestMain.run(
        new IngestOptions(
            cameraId(),
            input,
            config,
            service.overrides(),
            Optional.ofNullable(frames),
            Optional.ofNullable(seconds),
            realtime),
        System.out);
    return ExitCode.OK.number();
  }

  private String cameraId() {
    if (camera != null) {
      return CameraId.of(camera, spec);
    }
    if (frames != null) {
      return IngestOptions.FRAMES_ONLY;
    }
    throw new ParameterException(spec.commandLine(), "--camera is missing: how is it called?");
  }
}
