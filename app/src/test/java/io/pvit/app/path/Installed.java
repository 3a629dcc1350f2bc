package io.pvit.app.path;

import io.pvit.app.kafka.ClusterLayout;
import io.pvit.app.kafka.TestBroker;
import io.pvit.app.kafka.TopicReader;
import io.pvit.app.kafka.TopicReader.Isolation;
import io.pvit.app.process.PvitProcess;
import io.pvit.ingest.Ingest;
import io.pvit.ingest.IngestListener;
import io.pvit.ingest.IngestRequest;
import io.pvit.ingest.IngestResult;
import io.pvit.ingest.Pace;
import io.pvit.ingest.source.VideoLocation;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.Preset;
import io.pvit.schemas.codec.Decoded;
import io.pvit.schemas.config.Configuration;
import io.pvit.schemas.config.InferenceConfig;
import io.pvit.schemas.config.IngestConfig;
import io.pvit.schemas.config.KafkaConfig;
import io.pvit.schemas.kafka.Cluster;
import io.pvit.schemas.kafka.Topic;
import io.pvit.schemas.kafka.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Topics of their own on the shared broker, an untrained checkpoint, and the configuration files
 * with what a test needs otherwise.
 *
 * @param kafka where the topics are
 * @param checkpoint the network
 * @param scratch for what may be lost
 */
record Installed(KafkaConfig kafka, Checkpoint checkpoint, Path scratch) {

  private static final Path CONFIG = Path.of("..", "config");
  static final int PARTITIONS = 3;

  /**
   * A record that was read and understood.
   *
   * @param offset where it lies in its partition
   */
  record At<V>(int partition, long offset, V value) {}

  static Installed on(TestBroker broker, String preset, Path scratch) {
    return on(broker, Preset.named(preset), scratch);
  }

  static Installed on(TestBroker broker, Preset preset, Path scratch) {
    return on(broker.bootstrapServers(), broker.uniquePrefix(), preset, scratch);
  }

  static Installed on(String bootstrapServers, String prefix, Preset preset, Path scratch) {
    KafkaConfig kafka = new KafkaConfig(bootstrapServers, "", prefix, "", 20_000);
    new ClusterLayout(kafka).apply(PARTITIONS);
    Checkpoint checkpoint =
        Checkpoint.init(
            scratch.resolve("checkpoint"), preset, 1, CONFIG.resolve("labels/ava-v2.2.csv"));
    return new Installed(kafka, checkpoint, scratch);
  }

  Topics topics() {
    return new Topics(kafka.topicPrefix(), kafka.schemaRegistry());
  }

  Cluster cluster() {
    return Cluster.of(kafka);
  }

  /** The keys that every service of this installation is started with. */
  Map<String, String> keys() {
    return Map.of(
        "kafka.bootstrapServers", kafka.bootstrapServers(),
        "kafka.topicPrefix", kafka.topicPrefix());
  }

  InferenceConfig inference(Map<String, String> more) {
    Map<String, String> keys = new HashMap<>(keys());
    keys.put("applicationId", kafka.topicPrefix());
    keys.put("stateDirectory", scratch.resolve("state").toString());
    keys.put("checkpoint.directory", checkpoint.directory().toString());
    keys.putAll(more);
    return Configuration.load(
        InferenceConfig.class, CONFIG.resolve("inference.yaml"), keys, Map.of());
  }

  /** An inference process with a directory of its own; ready when it has said so. */
  PvitProcess process(String instanceId, Map<String, String> more) throws IOException {
    Map<String, String> keys = new HashMap<>(keys());
    keys.put("applicationId", kafka.topicPrefix());
    keys.put("instanceId", instanceId);
    keys.put("stateDirectory", scratch.resolve(instanceId).toString());
    keys.put("streams.transactionTimeoutMs", "5000");
    keys.put("batch.timeoutMs", "4000");
    keys.put("streams.threads", "2");
    keys.putAll(more);
    List<String> words =
        new ArrayList<>(List.of("inference", "--checkpoint", checkpoint.directory().toString()));
    keys.forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
    return PvitProcess.start(scratch, words);
  }

  IngestResult ingest(String camera, Path film, Duration limit, Pace pace) {
    return camera(camera, film, limit, pace).run();
  }

  /** A camera that is about to show a film. */
  Ingest camera(String camera, Path film, Duration limit, Pace pace) {
    IngestConfig config =
        Configuration.load(IngestConfig.class, CONFIG.resolve("ingest.yaml"), keys(), Map.of());
    return new Ingest(
        new IngestRequest(
            camera, new VideoLocation.Recording(film), Optional.empty(), Optional.of(limit)),
        config,
        pace,
        IngestListener.NONE);
  }

  /** Everything on a topic that can be understood, in order within a partition. */
  <V> List<At<V>> read(Topic<V> topic, Isolation isolation) throws InterruptedException {
    List<At<V>> all = new ArrayList<>();
    try (TopicReader reader = new TopicReader(cluster(), List.of(topic.name()), isolation)) {
      reader.readToTheEnd(
          Duration.ofSeconds(30),
          record -> {
            if (record.value().isPresent()
                && topic.decode(record.value().get()) instanceof Decoded.Ok<V> it) {
              all.add(new At<>(record.partition(), record.offset(), it.value()));
            }
          });
    }
    return all;
  }
}
