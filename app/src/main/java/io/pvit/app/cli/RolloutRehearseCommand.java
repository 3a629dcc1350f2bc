package io.pvit.app.cli;

import io.pvit.app.kafka.RolloutDesk;
import io.pvit.inference.network.CheckpointNetwork;
import io.pvit.inference.rollout.Book;
import io.pvit.inference.rollout.Rehearsal;
import io.pvit.inference.rollout.RehearsalReport;
import io.pvit.schemas.CanaryFigures;
import io.pvit.schemas.CheckpointAnnouncement;
import io.pvit.schemas.RehearsalResult;
import io.pvit.schemas.RolloutPlan;
import io.pvit.schemas.config.InferenceConfig.CheckpointConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what was recorded to two checkpoints, before either serves with it. */
@Command(
    name = "rehearse",
    description = "Show recorded windows to a checkpoint and to the one that serves, and compare.")
final class RolloutRehearseCommand implements Callable<Integer> {

  private static final Pattern SPAN = Pattern.compile("([0-9]{1,6})([smh])");

  @Mixin private RolloutOptions options = new RolloutOptions();

  @Parameters(
      paramLabel = "SHA|DIR",
      description = "An announced checkpoint, or the folder of one.")
  private String candidate = "";

  @Option(
      names = "--against",
      paramLabel = "SHA|DIR",
      description = "The other one; default: the stable one of the plan in force.")
  private String against = "";

  @Option(
      names = "--last",
      paramLabel = "SPAN",
      defaultValue = "10m",
      description = "Windows as young as that: 90s, 10m, 2h; default: ${DEFAULT-VALUE}.")
  private String last = "";

  @Option(
      names = "--device",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "auto, cpu, cuda or cuda:N; default: ${DEFAULT-VALUE}.")
  private String device = "";

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = "Processor threads of a pass; 0 for all cores.")
  private int threads;

  @Option(
      names = "--record",
      description =
          "Put the figures down beside the announcement, where a roll-out can demand them"
              + " (rollout.rehearsal).")
  private boolean record;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Instant since = Instant.now().minus(span());
    RolloutDesk desk = options.desk();
    Book book = desk.book();
    try (CheckpointNetwork stable = open(directory(book, stable(book)));
        CheckpointNetwork other = open(directory(book, candidate))) {
      Rehearsal rehearsal = rehearsal(stable, other);
      desk.windowsSince(since, rehearsal::take);
      RehearsalReport report = rehearsal.report();
      if (report.clips() == 0) {
        throw new StopException(
            ExitCode.INPUT_MISSING,
            "No clip was recorded in the last %s: name a longer --last, or see whether cameras run."
                .formatted(last));
      }
      spec.commandLine()
          .getOut()
          .println(
              json ? RehearsalTable.json(report) : String.join("\n", RehearsalTable.lines(report)));
      if (record) {
        record(desk, report, rehearsal.figures());
      }
    }
    return ExitCode.OK.number();
  }

  private void record(RolloutDesk desk, RehearsalReport report, CanaryFigures figures) {
    String sha = report.candidate();
    if (desk.book().announcement(sha).isEmpty()) {
      throw new StopException(
          ExitCode.CHECKPOINT,
          "%s is not announced, so nothing was recorded: `pvit rollout announce DIR`, then rehearse."
              .formatted(sha.substring(0, 12)));
    }
    desk.record(
        sha,
        new RehearsalResult(
            report.stable(),
            report.cameras(),
            figures,
            options.author(),
            ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now())));
  }

  private Rehearsal rehearsal(CheckpointNetwork stable, CheckpointNetwork other) {
    try {
      return new Rehearsal(stable, other, System::nanoTime);
    } catch (IllegalArgumentException e) {
      throw new StopException(
          ExitCode.CHECKPOINT,
          "The two cannot be compared over the same clips: %s.".formatted(e.getMessage()),
          e);
    }
  }

  private CheckpointNetwork open(Path directory) {
    try {
      return CheckpointNetwork.open(
          new CheckpointConfig(directory.toString(), device, "float32", threads));
    } catch (IllegalArgumentException badOption) {
      throw new ParameterException(
          spec.commandLine(), String.valueOf(badOption.getMessage()), badOption);
    }
  }

  private String stable(Book book) {
    if (!against.isEmpty()) {
      return against;
    }
    return book.plan()
        .map(RolloutPlan::stableSha256)
        .orElseThrow(
            () ->
                new StopException(
                    ExitCode.ROLLOUT_REFUSED,
                    "There is no plan yet that says what serves: name it with --against DIR."));
  }

  private static Path directory(Book book, String name) {
    Path folder = Path.of(name);
    if (Files.isDirectory(folder)) {
      return folder;
    }
    String sha = book.expand(name);
    URI uri = URI.create(book.announcement(sha).map(CheckpointAnnouncement::uri).orElseThrow());
    if (!"file".equals(uri.getScheme())) {
      throw new StopException(
          ExitCode.CHECKPOINT,
          "%s lies at %s: copy it here and name its folder.".formatted(sha, uri));
    }
    return Path.of(uri);
  }

  private Duration span() {
    Matcher form = SPAN.matcher(last);
    if (!form.matches() || Integer.parseInt(form.group(1)) == 0) {
      throw new ParameterException(
          spec.commandLine(), "--last takes a span as 90s, 10m or 2h, not '" + last + "'");
    }
    int count = Integer.parseInt(form.group(1));
    return switch (form.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      default -> Duration.ofHours(count);
    };
  }
}
