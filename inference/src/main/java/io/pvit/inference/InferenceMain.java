package io.pvit.inference;

import io.pvit.inference.network.NetworkCard;
import io.pvit.model.torch.TorchEngine;
import io.pvit.schemas.config.Configuration;
import io.pvit.schemas.config.InferenceConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The inference process: starts the service and turns whatever ends it into an exit status. */
public final class InferenceMain {

  private static final Logger log = LoggerFactory.getLogger(InferenceMain.class);
  private static final Duration TO_END = Duration.ofSeconds(30);

  /** As the shell tells of a process that SIGTERM ended. */
  private static final int TERMINATED = 143;

  private InferenceMain() {}

  /** Runs until stopped; exits with one of {@link ExitCode}. */
  public static void main(String[] args) {
    System.exit(run(List.of(args)).number());
  }

  private static ExitCode run(List<String> arguments) {
    try {
      Options options = Options.of(arguments);
      if (options.help()) {
        System.out.print(Options.USAGE);
        return ExitCode.OK;
      }
      serve(options);
      return ExitCode.OK;
    } catch (StopException e) {
      System.err.println(e.getMessage());
      return e.code();
    } catch (RuntimeException e) {
      log.error("A defect of ours", e);
      return ExitCode.DEFECT;
    }
  }

  private static void serve(Options options) {
    InferenceConfig config =
        Configuration.load(
            InferenceConfig.class, options.config(), options.overrides(), System.getenv());
    Drain drain = new Drain(() -> haltUndrained(config.streams().drainMs()));
    if (options.parentWatch()) {
      ParentWatch.over(System.in, () -> endWithParent(drain));
    }
    try (InferenceService service = InferenceService.start(config)) {
      drain.of(service::close, Duration.ofMillis(config.streams().drainMs()));
      // The clip in work still needs the network when the process is told to end.
      TorchEngine.get().beforeExit(drain);
      while (!service.awaitReady(TO_END)) {
        log.info("Still waiting for partitions");
      }
      System.out.println(ready(config.instanceId(), service.card()));
      System.out.flush();
      service.awaitEnd();
    }
  }

  private static String ready(String instanceId, NetworkCard card) {
    return "READY %s %s %s"
        .formatted(
            instanceId,
            card.checkpointSha256().substring(0, 12),
            card.untrained() ? "untrained" : "trained");
  }

  private static void haltUndrained(int drainMs) {
    log.warn(
        "Not everything was finished within {} ms (streams.drainMs): whoever takes over does it.",
        drainMs);
    Runtime.getRuntime().halt(TERMINATED);
  }

  /** In order where that is possible; the broker may have died with the parent, so not for long. */
  private static void endWithParent(Drain drain) {
    Thread inOrder = new Thread(drain, "end-with-parent");
    inOrder.start();
    try {
      inOrder.join(TimeUnit.SECONDS.toMillis(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitCode.OK.number());
  }
}
