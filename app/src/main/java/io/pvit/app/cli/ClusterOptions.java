package io.pvit.app.cli;

import io.pvit.schemas.config.KafkaConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.schemas.kafka.Cluster;
import io.pvit.schemas.kafka.Topics;
import picocli.CommandLine.Option;

/**
 * Which Kafka, and under which names: the same words in every command, and the same environment as
 * the services' configuration files.
 */
final class ClusterOptions {

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      defaultValue = "${env:PVIT_BOOTSTRAP_SERVERS:-127.0.0.1:9092}",
      description = "Where Kafka is; default: ${DEFAULT-VALUE}.")
  private String bootstrapServers = "";

  @Option(
      names = "--client-properties",
      paramLabel = "FILE",
      defaultValue = "${env:PVIT_CLIENT_PROPERTIES:-}",
      description = "Properties for every Kafka client, such as TLS and SASL.")
  private String clientProperties = "";

  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      defaultValue = "${env:PVIT_TOPIC_PREFIX:-pvit}",
      description = "Stands before every topic name; default: ${DEFAULT-VALUE}.")
  private String prefix = "";

  @Option(
      names = "--schema-registry",
      paramLabel = "URL",
      defaultValue = "${env:PVIT_SCHEMA_REGISTRY_URL:-}",
      description = "A registry that speaks Confluent's interface.")
  private String schemaRegistry = "";

  @Option(
      names = "--patience",
      paramLabel = "MS",
      defaultValue = "10000",
      description = "How long to wait for a broker; default: ${DEFAULT-VALUE} ms.")
  private int patienceMs;

  KafkaConfig config() {
    try {
      return new KafkaConfig(
          bootstrapServers, clientProperties, prefix, schemaRegistry, patienceMs);
    } catch (IllegalArgumentException badValue) {
      throw new StopException(ExitCode.USAGE, badValue.getMessage() + ".", badValue);
    }
  }

  Cluster cluster() {
    return Cluster.of(config());
  }

  Topics topics() {
    return new Topics(prefix, config().schemaRegistry());
  }
}
