package io.pvit.ingest;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ingest process: one input, until it ends or somebody stops it. */
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
      run(CommandLine.parse(args), out);
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
    CountDownLatch ended = new CountDownLatch(1);
    Thread onExit = new Thread(() -> stop(ingest, ended), "ingest-exit");
    Runtime.getRuntime().addShutdownHook(onExit);
    IngestResult result;
    try {
      result = ingest.run();
    } finally {
      ended.countDown();
      forget(onExit);
    }
    out.println(summary(options.cameraId(), result));
    result
        .loss()
        .ifPresent(
            loss -> {
              throw loss;
            });
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

  private static void stop(Ingest ingest, CountDownLatch ended) {
    ingest.cancel();
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
