package io.pvit.app.cli;

import io.pvit.app.events.CheckpointShelf;
import io.pvit.app.events.Replay;
import io.pvit.app.events.Replay.Outcome;
import io.pvit.app.kafka.ClusterLayout;
import io.pvit.app.kafka.EventArchive;
import io.pvit.model.People;
import io.pvit.model.Precision;
import io.pvit.model.PrecisionUnsupported;
import io.pvit.model.Pvit;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.torch.ComputeDevice;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.Evidence;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has the recorded checkpoint watch an event's pictures again. */
@Command(
    name = "replay",
    description = {
      "Run an event's clips again with the checkpoint and precision that its records name, and",
      "compare the scores. The windows must still be kept."
    })
final class EventsReplayCommand implements Callable<Integer> {

  @Mixin private ClusterOptions kafka = new ClusterOptions();

  @Parameters(paramLabel = "EVENT_ID", description = "As events tail --json shows it.")
  private String eventId = "";

  @Option(
      names = "--checkpoints",
      paramLabel = "DIR,...",
      split = ",",
      description = {
        "Where the checkpoint may lie: itself, or a folder of some. Looked through besides:",
        "data/checkpoint, data/checkpoints, config/checkpoints."
      })
  private List<Path> checkpoints = new ArrayList<>();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    new ClusterLayout(kafka.config()).awaitBroker();
    EventArchive archive = new EventArchive(kafka.cluster(), kafka.topics());
    List<ActionEvent> records = archive.records(eventId);
    if (records.isEmpty()) {
      throw new StopException(
          ExitCode.INPUT_MISSING,
          ("No event %s is on %s any more; `pvit events tail --from-beginning --json` shows those"
                  + " that are.")
              .formatted(eventId, kafka.topics().events().name()));
    }
    Map<Network, List<ActionEvent>> byNetwork =
        records.stream()
            .collect(
                Collectors.groupingBy(
                    record -> Network.of(record.evidence()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    boolean reproduced = true;
    for (Map.Entry<Network, List<ActionEvent>> each : byNetwork.entrySet()) {
      reproduced &= isReproduced(each.getKey(), each.getValue(), archive);
    }
    return (reproduced ? ExitCode.OK : ExitCode.AUDIT_FAILED).number();
  }

  /** An event may outlive the checkpoint that it started with. */
  private record Network(String sha256, Precision precision, People people) {
    static Network of(Evidence evidence) {
      return new Network(
          evidence.checkpointSha256(),
          Precision.of(evidence.precision()),
          evidence.actorsWereGiven() ? People.GIVEN : People.FOUND);
    }
  }

  private boolean isReproduced(Network of, List<ActionEvent> records, EventArchive archive) {
    boolean reproduced = true;
    try (Pvit network = open(of)) {
      Replay replay = new Replay(network);
      for (ActionEvent record : records) {
        Outcome outcome =
            replay
                .of(record, archive.windows(record.cameraId(), record.evidence()))
                .orElseThrow(() -> picturesAreGone(record));
        spec.commandLine().getOut().println(line(outcome));
        reproduced &= outcome.isReproduced();
      }
      return reproduced;
    } catch (PrecisionUnsupported e) {
      throw new StopException(
          ExitCode.CONFIGURATION, "The record's precision: " + e.getMessage() + ".", e);
    }
  }

  private Pvit open(Network of) {
    return Pvit.load(checkpoint(of.sha256()), of.precision(), 0, ComputeDevice.CPU, of.people());
  }

  private Checkpoint checkpoint(String sha256) {
    List<Path> folders = new ArrayList<>(checkpoints);
    folders.add(Path.of("data", "checkpoint"));
    folders.add(Path.of("data", "checkpoints"));
    folders.add(ConfigurationHome.directory().resolve("checkpoints"));
    return new CheckpointShelf(folders)
        .find(sha256)
        .orElseThrow(
            () ->
                new StopException(
                    ExitCode.CHECKPOINT,
                    "No checkpoint %s in %s; say where it lies with --checkpoints."
                        .formatted(
                            sha256,
                            folders.stream()
                                .map(Path::toString)
                                .collect(Collectors.joining(", ")))));
  }

  private static StopException picturesAreGone(ActionEvent record) {
    Evidence evidence = record.evidence();
    return new StopException(
        ExitCode.INPUT_MISSING,
        ("The pictures of revision %d are gone from %s-%d, offsets %d to %d: the topic keeps"
                + " windows for some hours only.")
            .formatted(
                record.revision(),
                evidence.windowsTopic(),
                evidence.partition(),
                evidence.firstOffset(),
                evidence.lastOffset()));
  }

  private static String line(Outcome outcome) {
    ActionEvent record = outcome.recorded();
    String found =
        outcome.score().isPresent()
            ? String.format(
                Locale.ROOT,
                "%.8f, box overlap %.6f: %s",
                outcome.score().getAsDouble(),
                outcome.overlap(),
                verdict(outcome))
            : "nobody there: DIFFERENT";
    return String.format(
        Locale.ROOT,
        "%s %d  %-6s  %s  recorded %.8f, replayed %s",
        record.eventId(),
        record.revision(),
        record.type(),
        record.actionName(),
        record.score(),
        found);
  }

  private static String verdict(Outcome outcome) {
    if (outcome.isSame()) {
      return "the same to the last bit";
    }
    return outcome.isReproduced() ? "the same within " + Replay.TOLERANCE : "DIFFERENT";
  }
}
