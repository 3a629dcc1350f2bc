package io.pvit.app.kafka;

import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.schemas.kafka.Cluster;
import io.pvit.schemas.kafka.Topics;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes windows as they come, without transactions: for measurements, not for cameras. */
public final class WindowWriter implements AutoCloseable {

  private final String topic;
  private final KafkaProducer<String, FrameWindow> producer;
  private volatile boolean failed;

  public WindowWriter(Cluster cluster, Topics topics) {
    topic = topics.windows().name();
    producer =
        new KafkaProducer<>(
            cluster.properties(), new StringSerializer(), topics.windows().serializer());
  }

  /**
   * Returns before the broker has it.
   *
   * @throws StopException when the broker did not take one of before
   */
  public void write(FrameWindow window) {
    if (failed) {
      throw new StopException(
          ExitCode.DEPENDENCY_LOST, "The broker did not take a window; see its log.");
    }
    Future<RecordMetadata> unused =
        producer.send(
            new ProducerRecord<>(topic, window.cameraId(), window),
            (written, failure) -> failed = failed || failure != null);
  }

  @Override
  public void close() {
    producer.close();
  }
}
