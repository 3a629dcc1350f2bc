package io.pvit.app.demo;

import io.pvit.app.process.ChildWords;
import io.pvit.app.process.ParentWatch;
import io.pvit.inference.InferenceService;
import io.pvit.inference.actor.ActorSource;
import io.pvit.inference.network.CheckpointNetwork;
import io.pvit.model.torch.TorchEngine;
import io.pvit.schemas.config.Configuration;
import io.pvit.schemas.config.InferenceConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Inference as a child JVM that loads its network while the broker is still starting: it joins once
 * its parent has told it where the broker is, and then says {@code READY}.
 *
 * <p>Arguments: configuration file, then configuration keys as key=value.
 */
public final class InferenceChild {

  private static final Logger LOG = LoggerFactory.getLogger(InferenceChild.class);
  private static final Duration READY_PATIENCE = Duration.ofSeconds(60);

  private InferenceChild() {}

  /** Ends with the exit code of what went wrong. */
  public static void main(String[] arguments) {
    CompletableFuture<String> broker = new CompletableFuture<>();
    ParentWatch.watch(System.in, broker::complete, () -> ChildWords.end(ExitCode.OK));
    try {
      serve(arguments, broker);
    } catch (StopException e) {
      ChildWords.stop(e);
      ChildWords.end(e.code());
    } catch (RuntimeException e) {
      LOG.error("inference could not go on", e);
      ChildWords.stop(new StopException(ExitCode.DEFECT, "Inference could not go on: " + e));
      ChildWords.end(ExitCode.DEFECT);
    }
  }

  private static void serve(String[] arguments, CompletableFuture<String> broker) {
    Map<String, String> overrides = new LinkedHashMap<>();
    for (int i = 1; i < arguments.length; i++) {
      String[] pair = arguments[i].split("=", 2);
      overrides.put(pair[0], pair[1]);
    }
    Path file = Path.of(arguments[0]);
    InferenceConfig config = load(file, overrides);
    CheckpointNetwork network =
        CheckpointNetwork.open(config.checkpoint(), ActorSource.asks(config.actors()));
    overrides.put("kafka.bootstrapServers", broker.join());
    InferenceService service = InferenceService.start(load(file, overrides), network);
    TorchEngine.get().beforeExit(service::close);
    if (!service.awaitReady(READY_PATIENCE)) {
      throw new StopException(
          ExitCode.DEPENDENCY_LOST,
          "The broker assigned no partitions to inference within %d s."
              .formatted(READY_PATIENCE.toSeconds()));
    }
    ChildWords.ready(service.card().checkpointSha256());
    service.awaitEnd();
  }

  private static InferenceConfig load(Path file, Map<String, String> overrides) {
    return Configuration.load(InferenceConfig.class, file, overrides, System.getenv());
  }
}
