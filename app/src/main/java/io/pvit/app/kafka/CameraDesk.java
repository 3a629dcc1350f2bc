package io.pvit.app.kafka;

import io.pvit.schemas.Camera;
import io.pvit.schemas.CameraStatus;
import io.pvit.schemas.codec.Decoded;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.schemas.kafka.Cluster;
import io.pvit.schemas.kafka.Topic;
import io.pvit.schemas.kafka.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Reads and writes what cameras are, and takes back what is said of one. */
public final class CameraDesk {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Cluster cluster;
  private final Topics topics;

  public CameraDesk(Cluster cluster, Topics topics) {
    this.cluster = cluster;
    this.topics = topics;
  }

  /** All definitions by camera id; those that cannot be read are left out. */
  public Map<String, Camera> all() throws InterruptedException {
    Map<String, Camera> cameras = new TreeMap<>();
    newest(topics.cameras())
        .forEach(
            (id, bytes) -> {
              if (topics.cameras().decode(bytes) instanceof Decoded.Ok<Camera> it) {
                cameras.put(id, it.value());
              }
            });
    return cameras;
  }

  /** A camera's definition; one that is not there is refused in words. */
  public Camera defined(String cameraId) throws InterruptedException {
    Camera camera = all().get(cameraId);
    if (camera == null) {
      throw new StopException(
          ExitCode.INPUT_MISSING,
          "No camera %s is defined; `pvit camera list` shows those that are.".formatted(cameraId));
    }
    return camera;
  }

  /** How a camera is doing, if an ingest process has said so. */
  public Optional<CameraStatus> status(String cameraId) throws InterruptedException {
    return Optional.ofNullable(newest(topics.cameraStatus()).get(cameraId))
        .flatMap(
            bytes ->
                topics.cameraStatus().decode(bytes).fold(Optional::of, why -> Optional.empty()));
  }

  /** Returns once the broker has it. */
  public void write(Camera camera) throws InterruptedException {
    send(
        List.of(
            new ProducerRecord<>(
                topics.cameras().name(), camera.cameraId(), topics.cameras().encode(camera))));
  }

  /** Removes the definition; its events end. */
  public void remove(String cameraId) throws InterruptedException {
    send(List.of(tombstone(topics.cameras(), cameraId)));
  }

  /**
   * Removes the definition, the status and the present states.
   *
   * @return the keys that were taken back, by topic
   */
  public Map<String, List<String>> forget(String cameraId) throws InterruptedException {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    // Also where there is none: inference forgets the people of a camera that is removed.
    keys.put(topics.cameras().name(), List.of(cameraId));
    keys.put(
        topics.cameraStatus().name(),
        newest(topics.cameraStatus()).keySet().stream().filter(cameraId::equals).toList());
    keys.put(
        topics.now().name(),
        newest(topics.now()).keySet().stream()
            .filter(key -> key.startsWith(cameraId + "/"))
            .toList());
    List<ProducerRecord<String, byte @Nullable []>> tombstones = new ArrayList<>();
    for (Topic<?> topic : List.of(topics.cameras(), topics.cameraStatus(), topics.now())) {
      keys.getOrDefault(topic.name(), List.of())
          .forEach(key -> tombstones.add(tombstone(topic, key)));
    }
    send(tombstones);
    return keys;
  }

  /** How long the topics keep what was written of a camera; empty for ever. */
  public Map<String, Optional<Duration>> retention() throws InterruptedException {
    List<ConfigResource> kept = new ArrayList<>();
    for (Topic<?> topic :
        List.of(
            topics.windows(),
            topics.actions(),
            topics.events(),
            topics.coverage(),
            topics.deadLetters(),
            topics.labels())) {
      kept.add(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()));
    }
    try (Admin admin = Admin.create(cluster.properties())) {
      Map<ConfigResource, Config> configs = admin.describeConfigs(kept).all().get();
      Map<String, Optional<Duration>> retention = new LinkedHashMap<>();
      kept.forEach(
          topic -> {
            Config config = configs.get(topic);
            if (config != null) {
              retention.put(topic.name(), duration(config));
            }
          });
      return retention;
    } catch (ExecutionException e) {
      throw new StopException(
          ExitCode.DEPENDENCY_LOST, "The broker does not say how long its topics keep.", e);
    }
  }

  private static Optional<Duration> duration(Config config) {
    long ms = Long.parseLong(config.get(TopicConfig.RETENTION_MS_CONFIG).value());
    return ms < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(ms));
  }

  private Map<String, byte[]> newest(Topic<?> topic) throws InterruptedException {
    Map<String, byte[]> newest = new TreeMap<>();
    try (TopicReader reader =
        new TopicReader(cluster, List.of(topic.name()), TopicReader.Isolation.COMMITTED)) {
      reader.readToTheEnd(
          PATIENCE,
          record ->
              record
                  .value()
                  .ifPresentOrElse(
                      value -> newest.put(record.key(), value), () -> newest.remove(record.key())));
    }
    return newest;
  }

  @SuppressWarnings("NullAway") // A tombstone is a null, which Kafka's types hide.
  private static ProducerRecord<String, byte @Nullable []> tombstone(Topic<?> topic, String key) {
    return new ProducerRecord<>(topic.name(), key, null);
  }

  private void send(List<ProducerRecord<String, byte @Nullable []>> records)
      throws InterruptedException {
    Map<String, Object> properties = cluster.properties();
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    try (KafkaProducer<String, byte @Nullable []> producer =
        new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
      List<Future<?>> sent = new ArrayList<>();
      records.forEach(record -> sent.add(producer.send(record)));
      for (Future<?> each : sent) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new StopException(
          ExitCode.BROKER_REFUSED,
          "It was not written: %s.".formatted(e.getCause() == null ? e : e.getCause()),
          e);
    }
  }
}
