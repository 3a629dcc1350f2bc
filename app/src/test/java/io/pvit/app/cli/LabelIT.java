package io.pvit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.app.kafka.ClusterLayout;
import io.pvit.app.kafka.SharedBroker;
import io.pvit.app.kafka.TestBroker;
import io.pvit.app.kafka.TopicReader;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.ActionLabel;
import io.pvit.schemas.ActionLabel.Verdict;
import io.pvit.schemas.Box;
import io.pvit.schemas.Evidence;
import io.pvit.schemas.codec.Decoded;
import io.pvit.schemas.config.KafkaConfig;
import io.pvit.schemas.kafka.Cluster;
import io.pvit.schemas.kafka.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedBroker.class)
class LabelIT {

  private static final String EVENT = "yard/0-1-0/45/1/146b8e4efe8f";
  private static final Box BOX = new Box(0, 0.25, 0.5, 0.75);

  private final String prefix;
  private final Topics topics;
  private final Cluster cluster;

  LabelIT(TestBroker broker) {
    prefix = broker.uniquePrefix();
    topics = new Topics(prefix, Optional.empty());
    cluster = new Cluster(broker.bootstrapServers(), Map.of());
  }

  @Test
  void anEventIsConfirmedCorrectedOrRejectedByItsId() throws Exception {
    createTopics();
    send(EVENT);

    assertThat(label("--event", EVENT).code()).isZero();
    assertThat(label("--event", EVENT, "--actions", "5,8", "--author", "eve").code()).isZero();
    assertThat(label("--event", EVENT, "--wrong").out()).contains("yard", "rejected");

    List<ActionLabel> labels = labels();
    assertThat(labels).extracting(ActionLabel::verdict).containsExactly(Verdict.values());
    assertThat(labels)
        .extracting(ActionLabel::actionIds)
        .containsExactly(List.of(45), List.of(5, 8), List.of());
    assertThat(labels)
        .allSatisfy(
            label -> {
              assertThat(label.eventId()).contains(EVENT);
              assertThat(label.cameraId()).isEqualTo("yard");
              assertThat(label.timeUs()).isEqualTo(1_000_000);
              assertThat(label.box()).isEqualTo(BOX);
            });
    assertThat(labels.get(1).author()).isEqualTo("eve");
  }

  @Test
  void theNamedActionsAreAllThatThePersonDoesAlsoWhereTheyAreTheEvents() throws Exception {
    createTopics();
    send(EVENT);

    assertThat(label("--event", EVENT, "--actions", "45").code()).isZero();

    assertThat(labels()).extracting(ActionLabel::verdict).containsExactly(Verdict.CORRECTED);
  }

  @Test
  void whatNobodyDetectedIsLabelledByCameraTimeAndBox() throws Exception {
    createTopics();

    Invocation said =
        label(
            "--camera",
            "yard",
            "--time",
            "1970-01-01T00:00:02Z",
            "--box",
            "0,0.25,0.5,0.75",
            "--actions",
            "5");

    assertThat(said.code()).isZero();

    assertThat(labels())
        .singleElement()
        .satisfies(
            label -> {
              assertThat(label.timeUs()).isEqualTo(2_000_000);
              assertThat(label.box()).isEqualTo(BOX);
              assertThat(label.actionIds()).containsExactly(5);
              assertThat(label.eventId()).isEmpty();
            });
  }

  @Test
  void anEventThatIsNotThereIsNamed() {
    createTopics();

    Invocation label = label("--event", EVENT);

    assertThat(label.code()).isEqualTo(10);
    assertThat(label.err()).contains(EVENT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --camera yard                                                | belong together
          --event e --camera yard --time 1 --box 0,0,1,1               | not both
          --event e --wrong --actions 5                                | leave --actions out
          --camera yard --time 1 --box 0,0,1,1                         | --actions
          --camera yard --time noon --box 0,0,1,1 --actions 5          | noon
          --camera yard --time 1 --box 0,0,1 --actions 5               | 0,0,1
          --camera yard --time 1 --box 1,0,0,1 --actions 5             | inside out
          --camera yard --time 1 --box 0,0,1,1 --actions 81            | 81
          --camera yard --time 1 --box 0,0,1,1 --actions walk          | walk
          """)
  void whatContradictsItselfIsRefusedBeforeABrokerIsAsked(String words, String named) {
    List<String> all = new ArrayList<>(List.of("label"));
    all.addAll(List.of(words.strip().split(" ")));

    Invocation label = Invocation.of(all.toArray(String[]::new));

    assertThat(label.code()).isEqualTo(2);
    assertThat(label.err()).contains(named);
  }

  private Invocation label(String... options) {
    List<String> words = new ArrayList<>(List.of("label"));
    words.addAll(List.of("--bootstrap-servers", cluster.bootstrapServers(), "--prefix", prefix));
    words.addAll(List.of(options));
    return Invocation.of(words.toArray(String[]::new));
  }

  private void createTopics() {
    new ClusterLayout(new KafkaConfig(cluster.bootstrapServers(), "", prefix, "", 20_000)).apply(2);
  }

  private void send(String eventId) throws Exception {
    ActionEvent event =
        new ActionEvent(
            eventId,
            0,
            ActionEvent.Type.START,
            "yard",
            0,
            "0-1-0",
            45,
            "pull (an object)",
            0.5,
            0.5,
            BOX,
            1_000_000,
            1_000_000,
            1,
            Optional.empty(),
            new Evidence(
                "c".repeat(64), false, "ava-v2.2", "float32", prefix + ".windows", 0, 0, 1),
            List.of(),
            Optional.empty(),
            Optional.empty());
    try (KafkaProducer<String, ActionEvent> producer =
        new KafkaProducer<>(
            cluster.properties(), new StringSerializer(), topics.events().serializer())) {
      producer.send(new ProducerRecord<>(topics.events().name(), "yard", event)).get();
    }
  }

  private List<ActionLabel> labels() throws InterruptedException {
    List<ActionLabel> labels = new ArrayList<>();
    try (TopicReader reader =
        new TopicReader(
            cluster, List.of(topics.labels().name()), TopicReader.Isolation.COMMITTED)) {
      reader.readToTheEnd(
          Duration.ofSeconds(20),
          record -> {
            if (topics.labels().decode(record.value().orElseThrow())
                instanceof Decoded.Ok<ActionLabel> it) {
              labels.add(it.value());
            }
          });
    }
    return labels;
  }
}
