package io.pvit.app.cli;

import io.pvit.app.kafka.CameraDesk;
import io.pvit.app.kafka.ClusterLayout;
import io.pvit.schemas.exit.ExitCode;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes back what is said of a camera, and says what stays. */
@Command(
    name = "forget",
    description = {
      "Remove a camera's definition, status and present states, and have inference forget its",
      "people; say what the topics keep for how long. Stop its ingest first."
    })
final class CameraForgetCommand implements Callable<Integer> {

  @Mixin private ClusterOptions kafka = new ClusterOptions();

  @Parameters(paramLabel = "ID", description = "The camera.")
  private String camera = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    String cameraId = CameraId.of(camera, spec);
    PrintWriter out = spec.commandLine().getOut();
    new ClusterLayout(kafka.config()).check();
    CameraDesk desk = new CameraDesk(kafka.cluster(), kafka.topics());
    desk.forget(cameraId)
        .forEach((topic, keys) -> out.printf("%-24s %d taken back%n", topic, keys.size()));
    out.println("What was written of it before goes when the topics let it go, or are made anew:");
    desk.retention().forEach((topic, time) -> out.printf("%-24s kept %s%n", topic, words(time)));
    out.printf(
        "%-24s kept for good: the number of its next window, no picture%n",
        kafka.topics().ingestProgress().name());
    out.println("Films that a trainer has cut from its labels stay in the trainer's folder.");
    return ExitCode.OK.number();
  }

  private static String words(Optional<Duration> time) {
    if (time.isEmpty()) {
      return "for good";
    }
    Duration it = time.get();
    return it.toDays() > 1 ? it.toDays() + " days at most" : it.toHours() + " hours at most";
  }
}
