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

/** All cameras that are defined; or one camera or film, to Kafka or to a directory. */
@Command(
    name = "ingest",
    description = {
      "Watch all cameras that are defined, or this process's share of them, and keep on watching.",
      "With --input: watch one camera or film to its end, to Kafka or to a directory."
    })
final class IngestCommand implements Callable<Integer> {

  @Option(
      names = "--input",
      paramLabel = "FILE|URL",
      description = "A file, or an address that begins with http, https, rtsp or rtsps.")
  private @Nullable String input;

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
    if (input == null) {
      refuseWhatOneInputNeeds();
      IngestMain.serve(config, service.overrides(), System.out);
      return ExitCode.OK.number();
    }
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

  private void refuseWhatOneInputNeeds() {
    if (camera != null || frames != null || seconds != null || realtime) {
      throw new ParameterException(
          spec.commandLine(),
          "--input is missing: --camera, --frames, --seconds and --realtime are for one input;"
              + " without them all cameras of `pvit camera list` are watched");
    }
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
