package io.pvit.app.cli;

import io.pvit.app.kafka.ClusterLayout;
import io.pvit.schemas.kafka.LayoutPlan;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The topics of a cluster: what would change, change it, is it right. */
@Command(name = "topics", description = "Plan, create and check the topics of a cluster.")
final class TopicsCommand implements Runnable {

  private static final String PARTITIONS =
      "Partitions of every topic split by camera; default: ${DEFAULT-VALUE}.";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command of topics");
  }

  @Command(name = "plan", description = "Print what `apply` would do, and change nothing.")
  int plan(
      @Mixin ClusterOptions kafka,
      @Option(names = "--partitions", defaultValue = "8", description = PARTITIONS)
          int partitions) {
    LayoutPlan plan = new ClusterLayout(kafka.config()).plan(partitions);
    say(plan.lines(), plan.fits() ? "Nothing to do." : "Run `pvit topics apply` to do this.");
    return 0;
  }

  @Command(
      name = "apply",
      description = "Create what is missing and mend what may be mended; may be run again.")
  int apply(
      @Mixin ClusterOptions kafka,
      @Option(names = "--partitions", defaultValue = "8", description = PARTITIONS)
          int partitions) {
    LayoutPlan done = new ClusterLayout(kafka.config()).apply(partitions);
    say(done.outcomes(), "The topics are as they must be.");
    return 0;
  }

  @Command(
      name = "check",
      description = "Look at the topics as every service does before it starts.")
  int check(@Mixin ClusterOptions kafka) {
    int partitions = new ClusterLayout(kafka.config()).check();
    spec.commandLine().getOut().printf("The topics fit, with %d partitions.%n", partitions);
    return 0;
  }

  private void say(List<String> lines, String lastly) {
    PrintWriter out = spec.commandLine().getOut();
    lines.forEach(out::println);
    out.println(lastly);
  }
}
