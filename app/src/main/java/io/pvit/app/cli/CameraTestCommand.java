package io.pvit.app.cli;

import io.pvit.app.kafka.CameraDesk;
import io.pvit.app.kafka.ClusterLayout;
import io.pvit.ingest.FirstPicture;
import io.pvit.ingest.camera.Credentials;
import io.pvit.ingest.source.VideoLocation;
import io.pvit.schemas.Camera;
import io.pvit.schemas.Clock;
import io.pvit.schemas.Reporting;
import io.pvit.schemas.config.Configuration;
import io.pvit.schemas.config.IngestConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Connects once, as ingest would, and says what is there or what is wrong. */
@Command(
    name = "test",
    description = {
      "Connect to a camera once, and say what it sends or what is wrong.",
      "It is done from this machine, as ingest does it, and the first picture is saved. Only",
      "--camera needs a broker."
    })
final class CameraTestCommand implements Callable<Integer> {

  private static final double MICROS = 1e6;

  @Mixin private ClusterOptions kafka = new ClusterOptions();

  @Parameters(arity = "0..1", paramLabel = "URL", description = "What to connect to.")
  private @Nullable String url;

  @Option(names = "--camera", paramLabel = "ID", description = "A defined camera instead of URL.")
  private @Nullable String camera;

  @Option(
      names = "--credentials",
      paramLabel = "env:NAME|file:PATH",
      description = "Where user:password of URL is found.")
  private @Nullable String credentials;

  @Option(
      names = "--snapshot",
      paramLabel = "FILE",
      defaultValue = "snapshot.jpg",
      description = "Where the first picture goes; default: ${DEFAULT-VALUE}.")
  private Path snapshot = Path.of("");

  @Option(names = "--config", paramLabel = "FILE", description = "Instead of config/ingest.yaml.")
  private Path config = ConfigurationHome.file("ingest.yaml");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Map<String, String> environment = System.getenv();
    VideoLocation location = VideoLocation.parse(new Credentials(environment).addressOf(wanted()));
    FirstPicture first =
        FirstPicture.of(
            location, Configuration.load(IngestConfig.class, config, Map.of(), environment));
    save(first.jpeg());
    PrintWriter out = spec.commandLine().getOut();
    out.printf("connected      %s, in %s%n", location, seconds(first.toOpen()));
    out.printf(
        Locale.ROOT,
        "video          %s, %.1f pictures a second%s%n",
        first.facts().description(),
        MICROS / first.facts().pictureIntervalUs(),
        first.facts().live() ? "" : ", a film with an end");
    out.printf("clock          %s%n", words(first.clock(), first.clockUncertainty()));
    out.printf(
        "first picture  %s, after %s: %s%n",
        first.size(), seconds(first.toFirstPicture()), snapshot);
    return ExitCode.OK.number();
  }

  private Camera wanted() throws InterruptedException {
    if ((url == null) == (camera == null)) {
      throw new ParameterException(
          spec.commandLine(), "name an address, or a defined camera with --camera");
    }
    if (camera != null) {
      new ClusterLayout(kafka.config()).awaitBroker();
      return new CameraDesk(kafka.cluster(), kafka.topics()).defined(CameraId.of(camera, spec));
    }
    try {
      return new Camera(
          "test",
          String.valueOf(url),
          1,
          256,
          true,
          List.of(),
          Reporting.USUAL,
          Optional.empty(),
          Optional.ofNullable(credentials));
    } catch (IllegalArgumentException badValue) {
      throw new StopException(ExitCode.USAGE, badValue.getMessage() + ".", badValue);
    }
  }

  private void save(ByteBuffer jpeg) {
    byte[] bytes = new byte[jpeg.remaining()];
    jpeg.duplicate().get(bytes);
    try {
      Files.write(snapshot, bytes);
    } catch (IOException e) {
      throw new StopException(
          ExitCode.DATA_DIRECTORY,
          "The snapshot cannot be written to %s; name another file with --snapshot."
              .formatted(snapshot),
          e);
    }
  }

  private static String words(Clock clock, Duration uncertainty) {
    return switch (clock) {
      case FILE -> "the film's own, counted from when it is opened";
      case ARRIVAL ->
          "this machine's, when a picture arrives; up to %s late".formatted(seconds(uncertainty));
      default -> "the camera's own (%s), within %s".formatted(clock, seconds(uncertainty));
    };
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
