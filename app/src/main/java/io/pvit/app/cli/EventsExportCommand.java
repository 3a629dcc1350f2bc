package io.pvit.app.cli;

import io.pvit.app.events.AvaRows;
import io.pvit.app.kafka.ClusterLayout;
import io.pvit.app.kafka.Received;
import io.pvit.app.kafka.TopicReader;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.codec.Decoded;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.kafka.Topic;
import io.pvit.schemas.kafka.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes what lies on the topics as a table that evaluators read. */
@Command(
    name = "export",
    description = {
      "Print events as CSV in AVA's layout: camera,second,x1,y1,x2,y2,action,score; one row for",
      "each evidence that a record tells. The second counts from 1970, UTC; of two key frames in"
          + " one",
      "second both have it."
    })
final class EventsExportCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Mixin private ClusterOptions kafka = new ClusterOptions();

  @Option(names = "--camera", paramLabel = "ID", description = "Of this camera only.")
  private String camera = "";

  @Option(
      names = "--detections",
      description = "Everybody in every clip, with all scores that are recorded.")
  private boolean detections;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    new ClusterLayout(kafka.config()).awaitBroker();
    Topics topics = kafka.topics();
    if (detections) {
      print(topics.actions(), AvaRows::of);
    } else {
      Map<String, Long> written = new HashMap<>();
      print(
          topics.events(),
          (ActionEvent event) -> {
            Long before = written.put(event.eventId(), event.timeUs());
            // An end tells the last evidence, which an update may have told already.
            return before != null && before == event.timeUs()
                ? List.of()
                : List.of(AvaRows.of(event));
          });
    }
    return ExitCode.OK.number();
  }

  private <V> void print(Topic<V> topic, Function<V, List<String>> rows)
      throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (TopicReader reader =
        new TopicReader(kafka.cluster(), List.of(topic.name()), TopicReader.Isolation.COMMITTED)) {
      reader.readToTheEnd(
          PATIENCE,
          (Received record) -> {
            if ((camera.isEmpty() || record.key().equals(camera))
                && record.value().isPresent()
                && topic.decode(record.value().get()) instanceof Decoded.Ok<V> it) {
              rows.apply(it.value()).forEach(out::println);
            }
          });
    }
  }
}
