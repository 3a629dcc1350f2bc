package io.pvit.app.cli;

import io.pvit.app.train.LiveLine;
import io.pvit.app.train.Training;
import io.pvit.schemas.config.Configuration;
import io.pvit.schemas.config.TrainerConfig;
import io.pvit.schemas.exit.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A training run. */
@Command(
    name = "train",
    description = "Train a network on synthetic scenes; a run that was stopped goes on.",
    subcommands = TrainPlotCommand.class)
final class TrainCommand implements Callable<Integer> {

  private static final Duration BETWEEN_LOG_LINES = Duration.ofSeconds(30);
  private static final Duration BETWEEN_GLANCES = Duration.ofSeconds(1);

  @Option(names = "--config", paramLabel = "FILE", description = "Instead of config/trainer.yaml.")
  private Path config = ConfigurationHome.file("trainer.yaml");

  @Option(names = "--run", paramLabel = "DIR", description = "As --set run.directory=...")
  private String run = "";

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One key of the configuration file; may be repeated.")
  private Map<String, String> set = new LinkedHashMap<>();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Map<String, String> overrides = new LinkedHashMap<>(set);
    if (!run.isEmpty()) {
      overrides.put("run.directory", run);
    }
    TrainerConfig trainer =
        Configuration.load(TrainerConfig.class, config, overrides, System.getenv());
    boolean terminal = isTerminal();
    new Training(
            trainer,
            ConfigurationHome.file("labels/ava-v2.2.csv"),
            new LiveLine(
                spec.commandLine().getErr(),
                terminal,
                terminal ? BETWEEN_GLANCES : BETWEEN_LOG_LINES),
            spec.commandLine().getOut())
        .run();
    return ExitCode.OK.number();
  }

  @SuppressWarnings("SystemConsoleNull") // On JDK 17 it is null where there is no terminal.
  private static boolean isTerminal() {
    return System.console() != null;
  }
}
