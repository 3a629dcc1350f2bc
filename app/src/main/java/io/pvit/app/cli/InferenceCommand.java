package io.pvit.app.cli;

import io.pvit.app.demo.ShippedCheckpoint;
import io.pvit.inference.InferenceMain;
import io.pvit.schemas.exit.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The inference service, which ends the process itself. */
@Command(
    name = "inference",
    description = "Watch the windows of all cameras and write detections and events.",
    subcommands = InferenceStatusCommand.class)
final class InferenceCommand implements Callable<Integer> {

  private static final String CHECKPOINT = "checkpoint.directory";

  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description =
          "As --set checkpoint.directory=...; where neither they nor PVIT_CHECKPOINT nor --config"
              + " is given, that of config/checkpoints if there is one.")
  private @Nullable Path checkpoint;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Instead of config/inference.yaml.")
  private @Nullable Path config;

  @Option(
      names = "--parent-watch",
      description = "End when standard input does, as a child of another process.")
  private boolean parentWatch;

  @Mixin private ServiceOptions service = new ServiceOptions();

  @Override
  public Integer call() {
    Path file = config == null ? ConfigurationHome.file("inference.yaml") : config;
    List<String> words = new ArrayList<>(List.of("--config", file.toString()));
    overrides().forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
    if (parentWatch) {
      words.add("--parent-watch");
    }
    InferenceMain.main(words.toArray(String[]::new));
    return ExitCode.OK.number();
  }

  private Map<String, String> overrides() {
    Map<String, String> overrides = new LinkedHashMap<>(service.overrides());
    if (checkpoint != null) {
      overrides.put(CHECKPOINT, checkpoint.toString());
    }
    // Whoever brings a configuration of their own has named a checkpoint in it.
    return config == null
        ? orShipped(overrides, System.getenv(), ConfigurationHome.directory())
        : overrides;
  }

  /** The same, and the shipped checkpoint where neither these nor the environment name one. */
  static Map<String, String> orShipped(
      Map<String, String> overrides, Map<String, String> environment, Path configuration) {
    Map<String, String> all = new LinkedHashMap<>(overrides);
    if (!all.containsKey(CHECKPOINT) && !environment.containsKey("PVIT_CHECKPOINT")) {
      ShippedCheckpoint.in(configuration)
          .ifPresent(shipped -> all.put(CHECKPOINT, shipped.toString()));
    }
    return all;
  }
}
