package io.pvit.app.cli;

import io.pvit.schemas.RolloutPlan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keeps a checkpoint by a person's word. */
@Command(
    name = "pin",
    description = "Keep one checkpoint on all cameras until `start`; a roll-out that runs ends.")
final class RolloutPinCommand implements Callable<Integer> {

  @Mixin private RolloutOptions options = new RolloutOptions();

  @Parameters(
      paramLabel = "SHA",
      arity = "0..1",
      defaultValue = "",
      description = "Its digest, or the beginning; without it, what serves by default.")
  private String sha = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    RolloutPlan plan = options.desk().order(options.author(), orders -> orders.pin(sha));
    spec.commandLine().getOut().println(RolloutTable.line(plan));
    return 0;
  }
}
