package io.pvit.ingest;

import io.pvit.schemas.config.Configuration;
import io.pvit.schemas.config.IngestConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ingest process: all cameras that are defined, or one input until it ends. */
public final class IngestMain {

  private static final Logger LOG = LoggerFactory.getLogger(IngestMain.class);

  /** How long a stopped process may take to end its epoch. */
  private static final long FAREWELL_SECONDS = 20;

  private IngestMain() {}

  /** Runs what the arguments say; see {@code --help}. */
  public static void main(String[] args) {
    ExitCode code = run(System.out, System.err, args);
    if (code != ExitCode.OK) {
      System.exit(code.number());
    }
  }

  static ExitCode run(PrintStream out, PrintStream err, String... args) {
    if (CommandLine.asksForHelp(args)) {
      out.print(CommandLine.USAGE);
      return ExitCode.OK;
    }
    try {
      CommandLine line = CommandLine.read(args);
      if (line.isService()) {
        serve(line.configuration(), line.overrides(), out);
      } else {
        run(line.options(), out);
      }
      return ExitCode.OK;
    } catch (StopException e) {
      LOG.debug("stopped", e);
      err.println(e.getMessage());
      return e.code();
    } catch (RuntimeException e) {
      LOG.error("a defect of ours", e);
      err.println("Stopped by a defect; the log has its trace.");
      return ExitCode.DEFECT;
    }
  }

  /**
   * Runs to the end, or until the process is asked to end, and then closes the epoch first.
   *
   * @throws StopException when the input or the broker is at fault, or a live input was lost
   */
  public static void run(IngestOptions options, PrintStream out) {
    Ingest ingest =
        new Ingest(options.request(), options.configuration(), options.pace(), IngestListener.NONE);
    IngestResult result = untilExit(ingest::run, ingest::cancel);
    out.println(summary(options.cameraId(), result));
    result
        .loss()
        .ifPresent(
            loss -> {
              throw loss;
            });
  }

  /**
   * Watches the cameras that are defined until the process is asked to end, and then ends their
   * epochs first; says READY whenever it has its share of them.
   *
   * @param overrides dotted configuration key to text
   * @throws StopException when the configuration or the broker is at fault
   */
  public static void serve(Path config, Map<String, String> overrides, PrintStream out) {
    Map<String, String> environment = System.getenv();
    IngestService service =
        IngestService.open(
            Configuration.load(IngestConfig.class, config, overrides, environment), environment);
    untilExit(
        () -> {
          service.run(() -> out.println("READY"));
          return ExitCode.OK;
        },
        service::stop);
  }

  /** The work's result; a process that is asked to end stops it and waits until it has. */
  private static <R> R untilExit(Supplier<R> work, Runnable stop) {
    CountDownLatch ended = new CountDownLatch(1);
    Thread onExit = new Thread(() -> stop(stop, ended), "ingest-exit");
    Runtime.getRuntime().addShutdownHook(onExit);
    try {
      return work.get();
    } finally {
      ended.countDown();
      forget(onExit);
    }
  }

  static String summary(String cameraId, IngestResult result) {
    IngestFigures figures = result.figures();
    return "%s: %d pictures, %d frames in %d windows, ended by %s%s%s"
        .formatted(
            cameraId,
            figures.pictures(),
            figures.frames(),
            figures.windows(),
            result.end().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            figures.discontinuities() + figures.droppedFrames() == 0
                ? ""
                : "; %d discontinuities, %d frames dropped"
                    .formatted(figures.discontinuities(), figures.droppedFrames()),
            figures.corruptPackets() + figures.decodeErrors() == 0
                ? ""
                : "; %d damaged packets, %d decode errors"
                    .formatted(figures.corruptPackets(), figures.decodeErrors()));
  }

  private static void stop(Runnable stop, CountDownLatch ended) {
    stop.run();
    try {
      if (!ended.await(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("the epoch could not be ended in time; the next reader of the camera will");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread onExit) {
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException e) {
      LOG.trace("the process is ending already", e);
    }
  }
}
