package io.pvit.app.cli;

import io.pvit.app.kafka.RolloutDesk;
import io.pvit.schemas.RolloutPhase;
import io.pvit.schemas.RolloutPlan;
import io.pvit.schemas.exit.ExitCode;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Begins a roll-out by a person's word. */
@Command(
    name = "start",
    description = "Have every process load a checkpoint, then try it on a share of the cameras.")
final class RolloutStartCommand implements Callable<Integer> {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3})(?:\\.([0-9]))?%?");

  @Mixin private RolloutOptions options = new RolloutOptions();

  @Parameters(paramLabel = "SHA", description = "Its digest, or the beginning.")
  private String sha = "";

  @Option(
      names = "--canary",
      paramLabel = "PERCENT",
      defaultValue = "5%",
      description = "Share of the cameras, at least one; default: ${DEFAULT-VALUE}.")
  private String canary = "";

  @Option(
      names = "--wait",
      description = "Return when it is promoted (0), rolled back (62) or replaced by a pin (61).")
  private boolean wait;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    int permille = permille();
    RolloutDesk desk = options.desk();
    RolloutPlan plan = desk.order(options.author(), orders -> orders.start(sha, permille));
    say(plan);
    return wait ? awaitEnd(desk, plan) : ExitCode.OK.number();
  }

  private int awaitEnd(RolloutDesk desk, RolloutPlan begun) throws InterruptedException {
    RolloutPlan last = begun;
    while (last.phase().isRunning()) {
      TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
      RolloutPlan now = desk.book().plan().orElse(last);
      if (now.rolloutEpoch() > last.rolloutEpoch()) {
        say(now);
        last = now;
      }
    }
    if (last.phase() == RolloutPhase.PROMOTED) {
      return ExitCode.OK.number();
    }
    return last.phase() == RolloutPhase.ROLLED_BACK
        ? ExitCode.ROLLED_BACK.number()
        : ExitCode.ROLLOUT_REFUSED.number();
  }

  private void say(RolloutPlan plan) {
    spec.commandLine().getOut().println(RolloutTable.line(plan));
    spec.commandLine().getOut().flush();
  }

  private int permille() {
    Matcher form = PERCENT.matcher(canary.strip());
    if (form.matches()) {
      int tenth = form.group(2) == null ? 0 : Integer.parseInt(form.group(2));
      int permille = 10 * Integer.parseInt(form.group(1)) + tenth;
      if (permille >= 1 && permille <= 1000) {
        return permille;
      }
    }
    throw new ParameterException(
        spec.commandLine(),
        "--canary takes a share of the cameras, 0.1% to 100%, not '" + canary + "'");
  }
}
