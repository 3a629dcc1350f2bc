package io.pvit.app.cli;

import io.pvit.app.train.Lesson;
import io.pvit.app.train.LiveLine;
import io.pvit.app.train.Training;
import io.pvit.schemas.config.Configuration;
import io.pvit.schemas.config.RecipeConfig;
import io.pvit.schemas.config.TrainerConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.trainer.dataset.Damage;
import io.pvit.trainer.kafka.Outbox;
import io.pvit.trainer.kafka.TrainerClients;
import io.pvit.trainer.kafka.TrainingTopic;
import io.pvit.trainer.run.RunListener;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
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
  private static final Duration BETWEEN_RECORDS = Duration.ofSeconds(5);
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

  @Option(
      names = "--recipe",
      paramLabel = "FILE",
      description = {
        "Learn from real clips, too, as one of config/recipe says; it decides what both files have,",
        "and config/trainer.yaml the rest."
      })
  private @Nullable Path recipe;

  @Option(
      names = "--recipe-set",
      paramLabel = "KEY=VALUE",
      description = "One key of the recipe; may be repeated.")
  private Map<String, String> recipeSet = new LinkedHashMap<>();

  @ArgGroup(
      exclusive = false,
      heading = "Its progress is written to the topic training where Kafka is named:%n")
  private @Nullable ClusterOptions kafka;

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
    PrintWriter err = spec.commandLine().getErr();
    RunListener line =
        new LiveLine(
            spec.commandLine().getErr(), terminal, terminal ? BETWEEN_GLANCES : BETWEEN_LOG_LINES);
    Lesson lesson = lesson(trainer, damage -> err.println("pvit: passed over: " + damage));
    if (kafka == null) {
      train(lesson, line);
    } else {
      try (Outbox outbox = TrainerClients.connect(kafka.config()).outbox()) {
        Path name = Path.of(trainer.run().directory()).toAbsolutePath().normalize().getFileName();
        train(
            lesson,
            line.and(
                new TrainingTopic(
                    String.valueOf(name), outbox, BETWEEN_RECORDS, InstantSource.system())));
      }
    }
    return ExitCode.OK.number();
  }

  private Lesson lesson(TrainerConfig trainer, Consumer<Damage> passedOver) {
    return recipe == null
        ? Lesson.ofScenes(trainer, ConfigurationHome.file("labels/ava-v2.2.csv"))
        : Lesson.ofRecipe(
            Configuration.load(RecipeConfig.class, recipe, recipeSet, System.getenv()),
            trainer,
            passedOver);
  }

  private void train(Lesson lesson, RunListener listener) {
    new Training(lesson, listener, spec.commandLine().getOut()).run();
  }

  @SuppressWarnings("SystemConsoleNull") // On JDK 17 it is null where there is no terminal.
  private static boolean isTerminal() {
    return System.console() != null;
  }
}
