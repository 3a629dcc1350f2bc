package io.pvit.schemas.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.schemas.config.KafkaConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterTest {

  @TempDir private Path directory = Path.of("");

  @Test
  void givesTheFilesPropertiesVerbatimToEveryClient() throws IOException {
    Path file = directory.resolve("client.properties");
    Files.writeString(
        file, "security.protocol=SASL_SSL\nsasl.jaas.config=x password=\"s3cret\";\n");

    Cluster cluster = Cluster.of(config(file.toString()));

    assertThat(cluster.properties())
        .isEqualTo(
            Map.of(
                "bootstrap.servers", "kafka:9092",
                "security.protocol", "SASL_SSL",
                "sasl.jaas.config", "x password=\"s3cret\";"));
  }

  @Test
  void needsNoFile() {
    assertThat(Cluster.of(config("")).properties())
        .isEqualTo(Map.of("bootstrap.servers", "kafka:9092"));
  }

  @Test
  void stopsWhereTheFileCannotBeRead() {
    String missing = directory.resolve("missing").toString();

    assertThatThrownBy(() -> Cluster.of(config(missing)))
        .isInstanceOfSatisfying(
            StopException.class, stop -> assertThat(stop.code()).isEqualTo(ExitCode.CONFIGURATION))
        .hasMessageContaining("kafka.clientProperties names " + missing);
  }

  @Test
  void showsNoSecret() {
    Cluster cluster =
        new Cluster(
            "kafka:9092",
            Map.of("sasl.jaas.config", "p=s3cret;", "ssl.key.password", "k3y", "client.id", "me"));

    assertThat(cluster)
        .hasToString("Cluster[kafka:9092, with [client.id, sasl.jaas.config, ssl.key.password]]");
    assertThat(cluster.withoutSecrets("bad p=s3cret; or k3y of me"))
        .isEqualTo("bad [hidden] or [hidden] of me");
  }

  @Test
  void showsNoOptionOfALoginModuleEither() {
    Cluster cluster =
        new Cluster(
            "kafka:9092",
            Map.of("sasl.jaas.config", "Plain required username=\"ann\" password=\"s3cret\";"));

    assertThat(cluster.withoutSecrets("no '=' behind s3cret")).isEqualTo("no '=' behind [hidden]");
  }

  private static KafkaConfig config(String clientProperties) {
    return new KafkaConfig("kafka:9092", clientProperties, "pvit", "", 1_000);
  }
}
