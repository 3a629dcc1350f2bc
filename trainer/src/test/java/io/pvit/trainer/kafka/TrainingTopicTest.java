package io.pvit.trainer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.schemas.TrainingProgress;
import io.pvit.schemas.codec.Decoded;
import io.pvit.schemas.kafka.Topics;
import io.pvit.trainer.run.StepReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class TrainingTopicTest {

  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(
          true, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
  private final Topics topics = new Topics("pvit", Optional.empty());
  private Instant now = Instant.ofEpochSecond(100);

  @Test
  void oneRecordEverySoOftenAndOneAtTheEnd() {
    TrainingTopic topic = topic();

    topic.step(report(1, 4.0));
    now = now.plusSeconds(9);
    topic.step(report(2, 3.0));
    now = now.plusSeconds(1);
    topic.step(report(3, 2.0));
    topic.step(report(4, 1.0));

    assertThat(written()).extracting(TrainingProgress::step).containsExactly(1L, 3L, 4L);
    assertThat(producer.history()).allMatch(record -> record.key().equals("yard"));
  }

  @Test
  void lossesAreThoseOfTheTasksAndTheirSum() {
    topic().step(report(1, 4.0));

    assertThat(written().get(0).losses()).isEqualTo(Map.of("depth", 0.5, "total", 4.0));
  }

  @Test
  void aStepWithoutAFiniteLossIsNotWritten() {
    topic().step(report(1, Double.NaN));

    assertThat(producer.history()).isEmpty();
  }

  private TrainingTopic topic() {
    return new TrainingTopic(
        "yard", new Outbox(producer, topics), Duration.ofSeconds(10), () -> now);
  }

  private List<TrainingProgress> written() {
    return producer.history().stream()
        .map(record -> topics.training().decode(record.value()))
        .map(decoded -> ((Decoded.Ok<TrainingProgress>) decoded).value())
        .toList();
  }

  private static StepReport report(long step, double loss) {
    return new StepReport(step, 4, loss, Map.of("depth", 0.5), 1e-3, 1, "", 0, 0, 2, 4, 0);
  }
}
