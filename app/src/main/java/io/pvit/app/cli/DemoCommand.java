package io.pvit.app.cli;

import io.pvit.app.camera.SyntheticCameras;
import io.pvit.app.demo.Demo;
import io.pvit.app.demo.DemoOptions;
import io.pvit.app.demo.Screen;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Everything on this machine, for one input or a few synthetic cameras. */
@Command(
    name = "demo",
    description =
        "Watch one film or camera, or a few synthetic ones, with everything on this machine;"
            + " Ctrl-C ends it.")
final class DemoCommand implements Callable<Integer> {

  private static final int END_PATIENCE_S = 30;
  private static final int DEFAULT_CAMERAS = 2;
  private static final int MOST_CAMERAS = 8;
  private static final long DEFAULT_SEED = 0;

  @Option(
      names = "--input",
      paramLabel = "FILE|URL",
      description =
          "A file, or an address that begins with http, https, rtsp or rtsps; synthetic"
              + " cameras where none is named.")
  private @Nullable String input;

  @Option(
      names = "--camera",
      paramLabel = "ID",
      defaultValue = "demo",
      description =
          "How the camera is called; default: ${DEFAULT-VALUE}. Synthetic ones have a number"
              + " behind it.")
  private String camera = "demo";

  @Option(
      names = "--cameras",
      paramLabel = "N",
      description = "How many synthetic cameras, 1 to 8; default: 2.")
  private @Nullable Integer cameras;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "What is acted before them; the same seed gives the same scenes. Default: 0.")
  private @Nullable Long seed;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      converter = Seconds.class,
      description =
          "Stop after so much of a film, or after so long of a live input; synthetic cameras"
              + " stop after 30 where it is not given.")
  private @Nullable Duration seconds;

  @Option(names = "--realtime", description = "Play a film as if it happened now.")
  private boolean realtime;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep everything there; otherwise it is removed at the end.")
  private @Nullable Path data;

  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description = "The network; default: that of config/checkpoints, or an untrained one.")
  private @Nullable Path checkpoint;

  @Option(
      names = "--train",
      description = "Learn beside it, and serve what the gate lets through; off unless asked.")
  private boolean train;

  @Option(
      names = "--json",
      description = "End with one JSON object on standard output, and say all else on error.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    DemoOptions options =
        new DemoOptions(
            Optional.ofNullable(input),
            CameraId.of(camera, spec),
            (int) synthetic("--cameras", cameras, DEFAULT_CAMERAS, 1, MOST_CAMERAS),
            synthetic("--seed", seed, DEFAULT_SEED, 0, SyntheticCameras.MOST_SEED),
            Optional.ofNullable(seconds),
            realtime,
            Optional.ofNullable(data),
            Optional.ofNullable(checkpoint),
            train,
            ConfigurationHome.directory());
    PrintStream out = json ? System.err : System.out;
    Demo demo = new Demo(options, new Screen(out, onTerminal()), processStart());
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(demo, ended), "demo-stop"));
    try {
      Demo.Outcome outcome = demo.run();
      if (json) {
        System.out.println(outcome.summary().json());
        System.out.flush();
      }
      outcome
          .failure()
          .ifPresent(
              failure -> {
                throw failure;
              });
      return ExitCode.OK.number();
    } catch (InterruptedException e) {
      throw new StopException(ExitCode.INTERRUPTED, "Interrupted before anything was seen.", e);
    } finally {
      ended.countDown();
    }
  }

  /** What is said of synthetic cameras, and makes no sense with others. */
  private long synthetic(
      String option, @Nullable Number given, long otherwise, long least, long most) {
    if (given == null) {
      return otherwise;
    }
    if (input != null) {
      throw new ParameterException(
          spec.commandLine(), option + " is for synthetic cameras; leave it out, or --input.");
    }
    if (given.longValue() < least || given.longValue() > most) {
      throw new ParameterException(
          spec.commandLine(),
          "%s must be within %d..%d, was %s".formatted(option, least, most, given));
    }
    return given.longValue();
  }

  /** On Ctrl-C this keeps the process alive until the demo has ended in order. */
  private static void stop(Demo demo, CountDownLatch ended) {
    if (ended.getCount() == 0) {
      return;
    }
    demo.stop();
    try {
      if (!ended.await(END_PATIENCE_S, TimeUnit.SECONDS)) {
        System.err.println("pvit: The demo did not end in order; its children end with it.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("SystemConsoleNull") // The build insists on Java 17, where it tells.
  private static boolean onTerminal() {
    return System.console() != null;
  }

  private static Instant processStart() {
    return ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
  }
}
