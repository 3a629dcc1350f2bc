package io.pvit.app.cli;

import io.pvit.app.kafka.ClusterLayout;
import io.pvit.app.kafka.RolloutDesk;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the roll-out is, and who orders it. */
final class RolloutOptions {

  @Mixin private ClusterOptions kafka = new ClusterOptions();

  @Option(
      names = "--author",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who orders it; default: ${DEFAULT-VALUE}.")
  private String author = "";

  String author() {
    return author;
  }

  /** Once a broker answers, and its topics are as they must be. */
  RolloutDesk desk() {
    int unused = new ClusterLayout(kafka.config()).check();
    return new RolloutDesk(kafka.cluster(), kafka.topics());
  }
}
