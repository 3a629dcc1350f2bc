package io.pvit.app.cli;

import io.pvit.app.demo.ShippedCheckpoint;
import io.pvit.model.torch.TorchEngine;
import io.pvit.schemas.config.Configuration;
import io.pvit.schemas.config.TrainerConfig;
import io.pvit.schemas.config.TrainerServiceConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.trainer.rounds.TrainerService;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The trainer as a service. */
@Command(
    name = "trainer",
    description = "Learn from people's corrections in rounds, and publish what proves better.")
final class TrainerCommand implements Callable<Integer> {

  private static final String CHECKPOINT = "checkpoint";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Instead of config/trainer-service.yaml.")
  private @Nullable Path config;

  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description = "As --set checkpoint=...: where it begins, when none has been announced.")
  private @Nullable Path checkpoint;

  @Option(
      names = "--against",
      paramLabel = "DIR",
      description = "As --set gate.against=...: what candidates are held against.")
  private @Nullable Path against;

  @Option(
      names = "--recipe-set",
      paramLabel = "KEY=VALUE",
      description = "One key of the recipe (config/trainer.yaml); may be repeated.")
  private Map<String, String> recipeSet = new LinkedHashMap<>();

  @Mixin private ServiceOptions service = new ServiceOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Path file = config == null ? ConfigurationHome.file("trainer-service.yaml") : config;
    TrainerServiceConfig trainer =
        Configuration.load(TrainerServiceConfig.class, file, overrides(), System.getenv());
    Path recipe = file.resolveSibling(trainer.recipe());
    TrainerConfig learning =
        Configuration.load(TrainerConfig.class, recipe, recipeSet, System.getenv());
    try (TrainerService running = TrainerService.start(trainer, learning)) {
      // The step in work still needs libtorch when the process is told to end.
      TorchEngine.get().beforeExit(running::close);
      spec.commandLine().getOut().println("READY");
      running.awaitEnd();
    }
    return ExitCode.OK.number();
  }

  private Map<String, String> overrides() {
    Map<String, String> overrides = new LinkedHashMap<>(service.overrides());
    if (checkpoint != null) {
      overrides.put(CHECKPOINT, checkpoint.toString());
    } else if (config == null
        && !overrides.containsKey(CHECKPOINT)
        && System.getenv("PVIT_CHECKPOINT") == null) {
      // What `pvit inference` serves where nobody names a checkpoint.
      ShippedCheckpoint.in(ConfigurationHome.directory())
          .ifPresent(shipped -> overrides.put(CHECKPOINT, shipped.toString()));
    }
    if (against != null) {
      overrides.put("gate.against", against.toString());
    }
    return overrides;
  }
}
