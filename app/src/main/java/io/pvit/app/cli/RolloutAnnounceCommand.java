package io.pvit.app.cli;

import io.pvit.app.demo.CheckpointStop;
import io.pvit.app.kafka.RolloutDesk;
import io.pvit.model.checkpoint.Checkpoint;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a checkpoint known that no trainer published. */
@Command(
    name = "announce",
    description = "Check a checkpoint in a folder that every process sees, and make it known.")
final class RolloutAnnounceCommand implements Callable<Integer> {

  @Mixin private RolloutOptions options = new RolloutOptions();

  @Parameters(paramLabel = "DIR")
  private Path directory = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Checkpoint checkpoint =
        CheckpointStop.unlessRefused(directory, () -> Checkpoint.open(directory));
    RolloutDesk desk = options.desk();
    desk.announce(checkpoint);
    spec.commandLine().getOut().printf("announced %s%n", checkpoint.sha256());
    return 0;
  }
}
