package io.pvit.app.cli;

import io.pvit.app.train.LiveLine;
import io.pvit.app.train.SavedEnd;
import io.pvit.model.checkpoint.LabelMap;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.trainer.ablation.Ablation;
import io.pvit.trainer.ablation.AblationRefused;
import io.pvit.trainer.ablation.AblationReport;
import io.pvit.trainer.ablation.AblationSetting;
import io.pvit.trainer.run.RunRefused;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The paper's methods beside each other. */
@Command(
    name = "ablate",
    description = "Compare the paper's methods on few labelled clips; what is finished is kept.")
final class AblateCommand implements Callable<Integer> {

  private static final Duration BETWEEN_LOG_LINES = Duration.ofSeconds(60);

  @Option(
      names = "--run",
      paramLabel = "DIR",
      description = "Where it is kept (default: ${DEFAULT-VALUE}).",
      defaultValue = "data/ablation")
  private Path run = Path.of("data/ablation");

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "Most minutes of learning a run (default: ${DEFAULT-VALUE}).",
      defaultValue = "8")
  private double minutes = 8;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Runs of each method (default: ${DEFAULT-VALUE}).",
      defaultValue = "3")
  private int seeds = 3;

  @Option(
      names = "--common-steps",
      paramLabel = "N",
      description = "Steps of the backbone that all begin with (default: ${DEFAULT-VALUE}).",
      defaultValue = "1200")
  private int commonSteps = 1200;

  @Option(
      names = "--clips",
      paramLabel = "N",
      description = "Labelled clips of each class (default: ${DEFAULT-VALUE}).",
      defaultValue = "6")
  private int clips = 6;

  @Option(
      names = "--held-back",
      paramLabel = "N",
      description = "Clips of each class to be judged by (default: ${DEFAULT-VALUE}).",
      defaultValue = "40")
  private int heldBack = 40;

  @Option(
      names = "--task-scenes",
      paramLabel = "N",
      description = "Scenes that teach depth and the like (default: ${DEFAULT-VALUE}).",
      defaultValue = "128")
  private int taskScenes = 128;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter log = spec.commandLine().getErr();
    try {
      Ablation ablation =
          new Ablation(
              run,
              setting(),
              LabelMap.read(ConfigurationHome.file("labels/ava-v2.2.csv")),
              new LiveLine(log, false, BETWEEN_LOG_LINES),
              sentence -> {
                log.println(sentence);
                log.flush();
              });
      AblationReport report = SavedEnd.of(ablation::stop, ablation::run);
      PrintWriter out = spec.commandLine().getOut();
      out.print(json ? report.json() : report.table());
      out.flush();
    } catch (AblationRefused | RunRefused e) {
      throw new StopException(ExitCode.DATA_DIRECTORY, e.getMessage() + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.OK.number();
  }

  private AblationSetting setting() {
    try {
      return new AblationSetting(minutes, seeds, commonSteps, clips, heldBack, taskScenes);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
