package io.pvit.app.cli;

import io.pvit.inference.rollout.Orders;
import io.pvit.schemas.RolloutPlan;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What whoever rolls out checkpoints uses. */
@Command(
    name = "rollout",
    description = "Try a checkpoint on some cameras, then promote it or take it back.",
    subcommands = {
      RolloutStatusCommand.class,
      RolloutAnnounceCommand.class,
      RolloutStartCommand.class,
      RolloutRehearseCommand.class
    })
final class RolloutCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command of rollout");
  }

  @Command(
      name = "promote",
      description = "Let the candidate serve all cameras, whatever its figures.")
  int promote(@Mixin RolloutOptions options) throws InterruptedException {
    return order(options, Orders::promote);
  }

  @Command(
      name = "rollback",
      description = "Take the candidate back or, after a promotion, what was promoted.")
  int rollback(@Mixin RolloutOptions options) throws InterruptedException {
    return order(options, Orders::rollback);
  }

  @Command(
      name = "pin",
      description = "Keep one checkpoint on all cameras until `start`; a roll-out that runs ends.")
  int pin(
      @Parameters(
              paramLabel = "SHA",
              arity = "0..1",
              defaultValue = "",
              description = "Its digest, or the beginning; without it, what serves by default.")
          String sha,
      @Mixin RolloutOptions options)
      throws InterruptedException {
    return order(options, orders -> orders.pin(sha));
  }

  private int order(RolloutOptions options, Function<Orders, RolloutPlan> order)
      throws InterruptedException {
    RolloutPlan plan = options.desk().order(options.author(), order);
    spec.commandLine().getOut().println(RolloutTable.line(plan));
    return 0;
  }
}
