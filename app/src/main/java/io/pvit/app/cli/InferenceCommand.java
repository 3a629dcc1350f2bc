package io.pvit.app.cli;

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
    description = "Watch the windows of all cameras and write detections and events.")
final class InferenceCommand implements Callable<Integer> {

  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description = "As --set checkpoint.directory=...")
  private @Nullable Path checkpoint;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Instead of config/inference.yaml.")
  private Path config = ConfigurationHome.file("inference.yaml");

  @Option(
      names = "--parent-watch",
      description = "End when standard input does, as a child of another process.")
  private boolean parentWatch;

  @Mixin private ServiceOptions service = new ServiceOptions();

  @Override
  public Integer call() {
    List<String> words = new ArrayList<>(List.of("--config", config.toString()));
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
      overrides.put("checkpoint.directory", checkpoint.toString());
    }
    return overrides;
  }
}
