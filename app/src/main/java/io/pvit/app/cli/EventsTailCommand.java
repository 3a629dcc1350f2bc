package io.pvit.app.cli;

import io.pvit.app.kafka.ClusterLayout;
import io.pvit.app.kafka.Received;
import io.pvit.app.kafka.TopicReader;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.codec.Format;
import io.pvit.schemas.codec.RecordCodec;
import io.pvit.schemas.kafka.Topic;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints events as they are committed, until Ctrl-C. */
@Command(
    name = "tail",
    description = "Print action events as they are committed, one line each, until Ctrl-C.")
final class EventsTailCommand implements Callable<Integer> {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final int POLLS_BEFORE_A_LOOK = 20;

  @Mixin private ClusterOptions kafka = new ClusterOptions();

  @Option(names = "--camera", paramLabel = "ID", description = "Of this camera only.")
  private String camera = "";

  @Option(names = "--from-beginning", description = "Also what the topic already holds.")
  private boolean fromBeginning;

  @Option(names = "--json", description = "Whole events, one JSON object each.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final RecordCodec<ActionEvent> asJson = RecordCodec.of(ActionEvent.class, Format.JSON);

  @Override
  public Integer call() {
    new ClusterLayout(kafka.config()).awaitBroker();
    Topic<ActionEvent> events = kafka.topics().events();
    PrintWriter out = spec.commandLine().getOut();
    try (TopicReader reader =
        new TopicReader(kafka.cluster(), List.of(events.name()), TopicReader.Isolation.COMMITTED)) {
      TopicReader ready = fromBeginning ? reader.fromTheBeginning() : reader.fromNowOn();
      int emptyPolls = 0;
      // A writer does not hear of a closed pipe; the stream beneath it does.
      while (!out.checkError() && !System.out.checkError()) {
        List<Received> records = ready.poll(POLL);
        records.stream()
            .filter(record -> camera.isEmpty() || record.key().equals(camera))
            .forEach(record -> out.println(line(events, record)));
        emptyPolls = records.isEmpty() ? emptyPolls + 1 : 0;
        if (emptyPolls == POLLS_BEFORE_A_LOOK) {
          // A reader waits for a dead broker for ever, without a word.
          new ClusterLayout(kafka.config()).awaitBroker();
          emptyPolls = 0;
        }
      }
    }
    return 0;
  }

  private String line(Topic<ActionEvent> events, Received record) {
    return record
        .value()
        .map(bytes -> events.decode(bytes).fold(this::show, reason -> unreadable(record, reason)))
        .orElseGet(() -> unreadable(record, "the value is absent"));
  }

  private String show(ActionEvent event) {
    return json ? new String(asJson.encode(event), StandardCharsets.UTF_8) : EventLine.of(event);
  }

  private static String unreadable(Received record, String reason) {
    return "# partition %d, offset %d is no event: %s"
        .formatted(record.partition(), record.offset(), reason);
  }
}
