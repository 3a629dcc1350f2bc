package io.pvit.app.cli;

import io.pvit.inference.rollout.Orders;
import io.pvit.schemas.RolloutPlan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Ends a roll-out by a person's word. */
@Command(
    name = "promote",
    description = "Let the candidate serve all cameras, whatever its figures.")
final class RolloutPromoteCommand implements Callable<Integer> {

  @Mixin private RolloutOptions options = new RolloutOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    RolloutPlan plan = options.desk().order(options.author(), Orders::promote);
    spec.commandLine().getOut().println(RolloutTable.line(plan));
    return 0;
  }
}
