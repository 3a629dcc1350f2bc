package io.pvit.app.cli;

import io.pvit.app.train.Curves;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.trainer.run.MetricsFile;
import io.pvit.trainer.run.StepReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Curves of a run as a picture. */
@Command(name = "plot", description = "Draw how a run went, while it lasts or afterwards.")
final class TrainPlotCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN", description = "The directory of a run.")
  private Path run = Path.of(".");

  @Option(names = "--out", paramLabel = "FILE.png", description = "Default: RUN/curves.png.")
  private Path out = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Path figures = run.resolve("metrics.jsonl");
    if (!Files.exists(figures)) {
      throw new StopException(
          ExitCode.INPUT_MISSING,
          "%s holds no run: there is no %s. Name what pvit train had as run.directory."
              .formatted(run, figures.getFileName()));
    }
    List<StepReport> reports = new MetricsFile(figures).read();
    if (reports.stream().noneMatch(report -> report.skipped().isEmpty())) {
      throw new StopException(
          ExitCode.INPUT_UNREADABLE,
          "%s names no step yet; try again when pvit train has done some.".formatted(figures));
    }
    Path picture = out.toString().isEmpty() ? run.resolve("curves.png") : out;
    try {
      ImageIO.write(Curves.of(reports), "png", picture.toFile());
    } catch (IOException e) {
      throw new StopException(
          ExitCode.DATA_DIRECTORY,
          "%s cannot be written: %s.".formatted(picture, e.getMessage()),
          e);
    }
    spec.commandLine().getOut().printf("%s: %d steps%n", picture, reports.size());
    return ExitCode.OK.number();
  }
}
