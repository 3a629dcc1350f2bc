package io.pvit.app.demo;

import io.pvit.schemas.clip.ClipShape;
import io.pvit.schemas.config.BrokerConfig;
import io.pvit.schemas.config.Configuration;
import io.pvit.schemas.config.IngestConfig;
import io.pvit.schemas.config.KafkaConfig;
import io.pvit.schemas.config.TrainerConfig;
import io.pvit.schemas.config.TrainerServiceConfig;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The configuration files, with what a demo decides by itself. */
record DemoConfiguration(Path files, DemoDirectory directory) {

  static final String APPLICATION_ID = "pvit-demo";

  private static final String PREFIX = "pvit";
  private static final String NOWHERE = "127.0.0.1:1";

  /** What a look at an input needs, before there is a broker or a directory. */
  static IngestConfig probing(Path files) {
    return Configuration.load(
        IngestConfig.class, files.resolve("ingest.yaml"), kafkaKeys(NOWHERE), System.getenv());
  }

  BrokerConfig broker() {
    return load(BrokerConfig.class, "broker.yaml", Map.of());
  }

  /** Samples as the network wants it, whatever the file says. */
  IngestConfig ingest(String bootstrapServers, ClipShape shape) {
    Map<String, String> keys = new LinkedHashMap<>(kafkaKeys(bootstrapServers));
    keys.put("sampling.framesPerSecond", Double.toString(1_000_000.0 / shape.frameIntervalUs()));
    keys.put("sampling.windowFrames", Integer.toString(shape.framesPerWindow()));
    return load(IngestConfig.class, "ingest.yaml", keys);
  }

  KafkaConfig kafka(String bootstrapServers) {
    return load(IngestConfig.class, "ingest.yaml", kafkaKeys(bootstrapServers)).kafka();
  }

  Path inferenceFile() {
    return files.resolve("inference.yaml");
  }

  /** How the trainer works beside the demo. */
  TrainerServiceConfig trainer(String bootstrapServers, Path checkpoint) {
    Map<String, String> keys = new LinkedHashMap<>(kafkaKeys(bootstrapServers));
    keys.put("directory", directory.trainer().toString());
    keys.put("checkpoint", checkpoint.toAbsolutePath().toString());
    keys.put("store.location", directory.trainer().resolve("store").toString());
    keys.put("load.inferenceApplicationId", APPLICATION_ID);
    return load(TrainerServiceConfig.class, "trainer-service.yaml", keys);
  }

  /** How a round of the trainer learns. */
  TrainerConfig recipe() {
    return load(TrainerConfig.class, "trainer.yaml", Map.of());
  }

  /**
   * What inference is told beside its file.
   *
   * @param follow whether it takes over what the trainer publishes
   */
  Map<String, String> inferenceOverrides(Path checkpoint, boolean follow) {
    Map<String, String> keys = new LinkedHashMap<>(kafkaKeys(NOWHERE));
    keys.put("applicationId", APPLICATION_ID);
    keys.put("stateDirectory", directory.inference().toString());
    keys.put("checkpoint.directory", checkpoint.toAbsolutePath().toString());
    keys.put("rollout.policy", follow ? "at-once" : "none");
    // One camera lies in one partition, and a partition is one thread's.
    keys.put("streams.threads", "1");
    // Nobody takes over from a demo, so a slow machine may have all the time it needs.
    keys.put("streams.transactionTimeoutMs", "60000");
    keys.put("batch.timeoutMs", "30000");
    return keys;
  }

  /** A demo talks to its own broker, whatever the environment says of another. */
  private static Map<String, String> kafkaKeys(String bootstrapServers) {
    return Map.of(
        "kafka.bootstrapServers",
        bootstrapServers,
        "kafka.clientProperties",
        "",
        "kafka.schemaRegistryUrl",
        "",
        "kafka.topicPrefix",
        PREFIX);
  }

  private <C> C load(Class<C> type, String file, Map<String, String> overrides) {
    return Configuration.load(type, files.resolve(file), overrides, System.getenv());
  }
}
