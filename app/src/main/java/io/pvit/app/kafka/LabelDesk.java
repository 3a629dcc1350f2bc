package io.pvit.app.kafka;

import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.ActionLabel;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.schemas.kafka.Cluster;
import io.pvit.schemas.kafka.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Looks up what a person speaks of, and writes down what the person says. */
public final class LabelDesk {

  private final Cluster cluster;
  private final Topics topics;

  public LabelDesk(Cluster cluster, Topics topics) {
    this.cluster = cluster;
    this.topics = topics;
  }

  /** The first record of an event that is still kept: its start, as a rule. */
  public Optional<ActionEvent> event(String eventId) throws InterruptedException {
    return new EventArchive(cluster, topics).records(eventId).stream().findFirst();
  }

  /** Returns once the broker has it. */
  public void write(ActionLabel label) throws InterruptedException {
    Map<String, Object> properties = cluster.properties();
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    try (KafkaProducer<String, ActionLabel> producer =
        new KafkaProducer<>(properties, new StringSerializer(), topics.labels().serializer())) {
      producer.send(new ProducerRecord<>(topics.labels().name(), label.cameraId(), label)).get();
    } catch (ExecutionException e) {
      throw new StopException(
          ExitCode.BROKER_REFUSED,
          "The label was not written: %s.".formatted(e.getCause() == null ? e : e.getCause()),
          e);
    }
  }
}
