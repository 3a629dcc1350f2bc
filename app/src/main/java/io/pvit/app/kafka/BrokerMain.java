package io.pvit.app.kafka;

import io.pvit.app.process.ParentWatch;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A broker as a child JVM. It tells its parent one line on standard output, {@code READY host:port}
 * or {@code STOP code sentence}, and ends when standard input does.
 *
 * <p>Arguments: data directory, port, then broker properties as key=value.
 */
public final class BrokerMain {

  private static final Logger LOG = LoggerFactory.getLogger(BrokerMain.class);
  private static final int WATCH_INTERVAL_MS = 500;
  private static final int END_PATIENCE_MS = 10_000;
  private static final AtomicBoolean ENDING = new AtomicBoolean();

  private BrokerMain() {}

  /** Runs until standard input ends, the disk is full or a signal comes. */
  public static void main(String[] arguments) throws InterruptedException {
    ParentWatch.watch(System.in, () -> end(ExitCode.OK.number()));
    BrokerSettings settings = settings(arguments);
    dieInWords(settings.dataDirectory());
    try {
      EmbeddedBroker broker = EmbeddedBroker.start(settings);
      Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-end"));
      say("READY " + broker.bootstrapServers());
      while (!ENDING.get()) {
        broker.checkRoomToRun();
        Thread.sleep(WATCH_INTERVAL_MS);
      }
    } catch (StopException e) {
      stop(e);
    } catch (RuntimeException e) {
      LOG.error("the broker could not go on", e);
      stop(new StopException(ExitCode.DEFECT, "The broker could not go on: " + e.getMessage()));
    }
  }

  private static BrokerSettings settings(String[] arguments) {
    Map<String, String> overrides = new HashMap<>();
    for (int i = 2; i < arguments.length; i++) {
      String[] pair = arguments[i].split("=", 2);
      overrides.put(pair[0], pair[1]);
    }
    return new BrokerSettings(Path.of(arguments[0]), Integer.parseInt(arguments[1]), overrides);
  }

  /** Kafka ends its process without a word when its disk fails; this finds the words. */
  private static void dieInWords(Path dataDirectory) {
    Exit.Procedure procedure =
        (code, message) -> {
          StopException reason = lastReason(dataDirectory, message);
          say(line(reason));
          Runtime.getRuntime().halt(reason.code().number());
        };
    Exit.setHaltProcedure(procedure);
    Exit.setExitProcedure(procedure);
  }

  private static StopException lastReason(Path dataDirectory, @Nullable String message) {
    try {
      DataDirectory.check(dataDirectory);
      return new StopException(
          ExitCode.DEFECT, "The broker gave up: " + (message == null ? "see its log." : message));
    } catch (StopException directoryFailed) {
      return directoryFailed;
    }
  }

  private static void stop(StopException reason) {
    say(line(reason));
    end(reason.code().number());
  }

  private static String line(StopException reason) {
    return "STOP " + reason.code().name() + " " + reason.getMessage();
  }

  /** In order if that is quick, else at once: nobody is left to wait. */
  private static void end(int code) {
    ENDING.set(true);
    Thread orderly = new Thread(() -> System.exit(code), "end");
    orderly.start();
    try {
      orderly.join(END_PATIENCE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(code);
  }

  @SuppressWarnings("SystemOut") // Standard output is this process's line to its parent.
  private static void say(String line) {
    System.out.println(line.replace('\n', ' '));
    System.out.flush();
  }
}
