package io.pvit.app.kafka;

import io.pvit.app.process.ChildWords;
import io.pvit.app.process.ParentWatch;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A broker as a child JVM: says {@code READY host:port} and runs until its parent is gone, the disk
 * is full or a signal comes.
 *
 * <p>Arguments: data directory, port, then broker properties as key=value.
 */
public final class BrokerMain {

  private static final Logger LOG = LoggerFactory.getLogger(BrokerMain.class);
  private static final int WATCH_INTERVAL_MS = 500;

  private BrokerMain() {}

  /** Ends with the exit code of what went wrong. */
  public static void main(String[] arguments) {
    ParentWatch.watch(System.in, line -> {}, () -> ChildWords.end(ExitCode.OK));
    BrokerSettings settings = settings(arguments);
    dieInWords(settings.dataDirectory());
    try {
      EmbeddedBroker broker = EmbeddedBroker.start(settings);
      Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-end"));
      ChildWords.ready(broker.bootstrapServers());
      while (true) {
        broker.checkRoomToRun();
        Thread.sleep(WATCH_INTERVAL_MS);
      }
    } catch (StopException e) {
      stop(e);
    } catch (InterruptedException | RuntimeException e) {
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

  private static void stop(StopException reason) {
    ChildWords.stop(reason);
    ChildWords.end(reason.code());
  }

  /** Kafka ends its process without a word when its disk fails; this finds the words. */
  private static void dieInWords(Path dataDirectory) {
    Exit.Procedure procedure =
        (code, message) -> {
          StopException reason = lastReason(dataDirectory, message);
          ChildWords.stop(reason);
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
}
