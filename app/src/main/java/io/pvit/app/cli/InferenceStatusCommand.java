package io.pvit.app.cli;

import io.pvit.app.kafka.ClusterLayout;
import io.pvit.app.kafka.RollCall;
import io.pvit.app.kafka.RolloutDesk;
import io.pvit.schemas.InferenceStatus;
import io.pvit.schemas.codec.Format;
import io.pvit.schemas.codec.RecordCodec;
import io.pvit.schemas.exit.ExitCode;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What whoever is on duty looks at when events are late. */
@Command(
    name = "status",
    description =
        "Print how far behind each camera is, which clips were left out, and who watches.")
final class InferenceStatusCommand implements Callable<Integer> {

  @Mixin private ClusterOptions kafka = new ClusterOptions();

  @Option(names = "--json", description = "One JSON object for each process.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    int unused = new ClusterLayout(kafka.config()).check();
    RollCall processes = new RolloutDesk(kafka.cluster(), kafka.topics()).rollCall();
    if (json) {
      RecordCodec<InferenceStatus> codec = RecordCodec.of(InferenceStatus.class, Format.JSON);
      processes
          .alive()
          .forEach(
              status ->
                  spec.commandLine()
                      .getOut()
                      .println(new String(codec.encode(status), StandardCharsets.UTF_8)));
    } else {
      spec.commandLine().getOut().println(String.join("\n", DelayTable.of(processes)));
    }
    return ExitCode.OK.number();
  }
}
