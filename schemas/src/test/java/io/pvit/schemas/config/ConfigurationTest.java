package io.pvit.schemas.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {

  private static final Path CONFIG = Path.of("../config");

  @TempDir private Path directory = Path.of("");

  @Nested
  class TheCommittedFile {

    @Test
    void ofIngestHoldsTheDefaults() {
      assertThat(load(IngestConfig.class, "ingest.yaml", Map.of()))
          .isEqualTo(
              new IngestConfig(
                  new KafkaConfig("localhost:9092", "", "pvit", "", 30_000),
                  new IngestConfig.Sampling(8, 256, 90, 8),
                  new IngestConfig.Input(10_000, 10_000, 16_777_216),
                  new IngestConfig.Commit(200, 10_000),
                  new IngestConfig.Watching(6_000, 3_000, 500, 8_000, 300_000, 60_000)));
    }

    @Test
    void ofInferenceHoldsTheDefaults() {
      assertThat(load(InferenceConfig.class, "inference.yaml", Map.of()))
          .isEqualTo(
              new InferenceConfig(
                  new KafkaConfig("localhost:9092", "", "pvit", "", 30_000),
                  "pvit-inference",
                  "inference-1",
                  "data/inference",
                  new InferenceConfig.CheckpointConfig("data/checkpoint", "auto", "float32", 0),
                  new InferenceConfig.Streams(4, 200, 6_000, 10_000, "classic", 20_000),
                  new InferenceConfig.Batch(1, 5, 8_000),
                  new InferenceConfig.Overload("block", 10_000, 3_000, 8),
                  new InferenceConfig.Events(2, 2, 4, 0, 0, 30_000, false, 262_144, ""),
                  new InferenceConfig.Tracking(0.3, 1.5, 2),
                  new InferenceConfig.Rollout("by-hand", "none", 50, 5, 200, 20, 0, 1.5, 3, 0.3)));
    }

    @Test
    void ofTheTrainerServiceHoldsTheDefaults() {
      assertThat(load(TrainerServiceConfig.class, "trainer-service.yaml", Map.of()))
          .isEqualTo(
              new TrainerServiceConfig(
                  new KafkaConfig("localhost:9092", "", "pvit", "", 30_000),
                  "pvit-trainer",
                  "data/trainer",
                  "trainer.yaml",
                  "data/checkpoint",
                  new TrainerServiceConfig.Store("data/checkpoints", "us-east-1", ""),
                  new TrainerServiceConfig.Replay(2000, 0.5),
                  new TrainerServiceConfig.Rounds(500, 0, 5),
                  new TrainerServiceConfig.Gate("", 200, 0, 0.15, 10, 1.5),
                  new TrainerServiceConfig.Load(0.5, "pvit-inference", 16)));
    }

    @Test
    void ofTheBrokerHoldsTheDefaults() {
      assertThat(load(BrokerConfig.class, "broker.yaml", Map.of()))
          .isEqualTo(new BrokerConfig(9092, "data/broker", 384));
    }

    @ParameterizedTest
    @CsvSource({
      "ingest.yaml,io.pvit.schemas.config.IngestConfig",
      "inference.yaml,io.pvit.schemas.config.InferenceConfig",
      "trainer-service.yaml,io.pvit.schemas.config.TrainerServiceConfig",
      "broker.yaml,io.pvit.schemas.config.BrokerConfig"
    })
    void explainsEveryKeyOnTheLineAbove(String file, Class<?> type) {
      var lines = read(CONFIG.resolve(file)).lines().toList();

      for (String key : Keys.of(type).all()) {
        String last = key.substring(key.lastIndexOf('.') + 1) + ":";
        assertThat(lines).as(key).anyMatch(line -> line.strip().startsWith(last));
        for (int i = 1; i < lines.size(); i++) {
          if (lines.get(i).strip().startsWith(last)) {
            assertThat(lines.get(i - 1).strip()).as("above %s", key).startsWith("#");
          }
        }
      }
    }
  }

  @Nested
  class EveryKey {

    private static final Set<String> MAY_BE_EMPTY =
        Set.of("kafka.clientProperties", "kafka.schemaRegistryUrl", "events.classThresholds");

    @ParameterizedTest
    @ValueSource(classes = {IngestConfig.class, InferenceConfig.class, BrokerConfig.class})
    void canBeSetOnTheCommandLineAndStopsTheStartWhenEmptyOrUnfit(Class<?> type) {
      String file = type.getSimpleName().replace("Config", "").toLowerCase(Locale.ROOT);

      for (String key : Keys.of(type).all()) {
        if (MAY_BE_EMPTY.contains(key)) {
          continue;
        }
        assertStops(() -> load(type, file + ".yaml", Map.of(key, "")))
            .hasMessage("command line: " + key + " must not be empty.");
      }
    }

    @ParameterizedTest
    @ValueSource(classes = {IngestConfig.class, InferenceConfig.class, BrokerConfig.class})
    void isMissedWhenItsLineIsDeleted(Class<?> type) {
      String file = type.getSimpleName().replace("Config", "").toLowerCase(Locale.ROOT);
      String text = read(CONFIG.resolve(file + ".yaml"));

      text.lines()
          .filter(line -> line.matches("\\s*[a-zA-Z]+: .+"))
          .forEach(
              line ->
                  assertStops(() -> loadText(type, text.replace(line + "\n", "")))
                      .hasMessageContaining(line.strip().split(":")[0] + " is missing."));
    }
  }

  @Nested
  class AMistake {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "port: 9092 | prot: 9092 | there is no key prot; did you mean port?",
          "port: 9092 | port: | port has no value; write \"\" where a key may be empty.",
          "port: 9092 | port: '' | port must not be empty.",
          "port: 9092 | port: many | port must be a whole number, was 'many'.",
          "port: 9092 | port: 9092.5 | port must be a whole number, was '9092.5'.",
          "port: 9092 | port: 99999999999 | port must be a whole number, was '99999999999'.",
          "port: 9092 | port: 70000 | port must be 0 to 65535, was '70000'.",
          "port: 9092 | port: [1] | port must be a single value, was a list.",
          "port: 9092 | port: {a: 1} | there is no key port.a; did you mean port?",
          "port: 9092 | port: ${PORT} | port needs the environment variable PORT, which is not"
              + " set.",
          "port: 9092 | port: ${PORT-1} | port holds a placeholder that is neither",
          "port: 9092 | dataDirectory: x | is not YAML: Duplicate field 'dataDirectory'",
        })
    void isNamedWithFileKeyValueAndRemedy(String right, String wrong, String message) {
      String text = "port: 9092\ndataDirectory: data\nheapMegabytes: 384\n";

      assertStops(() -> loadText(BrokerConfig.class, text.replace(right, wrong)))
          .hasMessageStartingWith(directory.resolve("test.yaml").toString())
          .hasMessageContaining(message);
    }

    @Test
    void inASectionIsNamedWithItsWholePath() {
      assertStops(
              () -> load(IngestConfig.class, "ingest.yaml", Map.of("sampling.jpegQuality", "101")))
          .hasMessage("command line: sampling.jpegQuality must be 1 to 100, was '101'.");
    }

    @ParameterizedTest
    @CsvSource({
      "sampling.fps,sampling.",
      "framesPerSecond,sampling.framesPerSecond",
      "sampling.framespersecond,sampling.framesPerSecond",
      "kafka.bootstrap-servers,kafka.bootstrapServers"
    })
    void onTheCommandLineIsAnsweredWithTheNearestKey(String key, String nearest) {
      assertStops(() -> load(IngestConfig.class, "ingest.yaml", Map.of(key, "5")))
          .hasMessageStartingWith(
              "command line: there is no key " + key + "; did you mean " + nearest);
    }

    @Test
    void thatIsNeitherTrueNorFalseIsNamed() {
      assertStops(
              () -> load(TrainerConfig.class, "trainer.yaml", Map.of("network.regionHead", "yes")))
          .hasMessage("command line: network.regionHead must be true or false, was 'yes'.");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "5",
          "81:0.6/0.4",
          "5:0.4/0.6",
          "5:1.1/0.4",
          "5:0.6/0.4,5:0.6/0.4",
          "5:0.6/0.4,"
        })
    void ofASingleActionIsNamedWithWhatIsExpected(String limits) {
      assertStops(
              () ->
                  load(
                      InferenceConfig.class,
                      "inference.yaml",
                      Map.of("events.classThresholds", limits)))
          .hasMessageStartingWith(
              "command line: events.classThresholds must be ID:START/END, with commas between them")
          .hasMessageEndingWith("was '" + limits + "'.");
    }

    @Test
    void betweenTwoKeysIsNamedWithBoth() {
      assertStops(
              () ->
                  load(InferenceConfig.class, "inference.yaml", Map.of("batch.timeoutMs", "20000")))
          .hasMessage(
              "command line: batch.timeoutMs must be below streams.transactionTimeoutMs, which is"
                  + " 10000, was '20000'.");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "htp://ann:s3cret@host",
          "http://ann:s3/s3cret@host",
          "http://ann:it's s3cret@host",
          "http:ann:s3cret@host",
          "ann:s3cret@host"
        })
    void neverShowsThePasswordOfARegistry(String address) {
      assertStops(
              () ->
                  load(
                      IngestConfig.class,
                      "ingest.yaml",
                      Map.of("kafka.schemaRegistryUrl", address)))
          .hasMessageContaining("kafka.schemaRegistryUrl")
          .hasMessageNotContaining("s3cret");
    }

    @Test
    void inTheNameOfTheFileIsNamed() {
      assertStops(() -> load(IngestConfig.class, "ingset.yaml", Map.of()))
          .hasMessageContaining("ingset.yaml: is not a file");
    }
  }

  @Nested
  class TheEnvironment {

    @Test
    void isStrongerThanTheDefaultAndWeakerThanTheCommandLine() {
      Path file = CONFIG.resolve("broker.yaml");
      Map<String, String> environment = Map.of("PVIT_BROKER_PORT", "7000");

      assertThat(Configuration.load(BrokerConfig.class, file, Map.of(), environment).port())
          .isEqualTo(7000);
      assertThat(
              Configuration.load(BrokerConfig.class, file, Map.of("port", "1"), environment).port())
          .isEqualTo(1);
    }

    @Test
    void givesTwoSystemsOnOneClusterAnApplicationEach() {
      Map<String, String> environment = Map.of("PVIT_TOPIC_PREFIX", "north");

      InferenceConfig config =
          Configuration.load(
              InferenceConfig.class, CONFIG.resolve("inference.yaml"), Map.of(), environment);

      assertThat(config.kafka().topicPrefix()).isEqualTo("north");
      assertThat(config.applicationId()).isEqualTo("north-inference");
    }

    @Test
    void countsAsUnsetWhereItIsEmpty() {
      Map<String, String> environment = Map.of("PVIT_BROKER_PORT", "");

      assertThat(
              Configuration.load(
                      BrokerConfig.class, CONFIG.resolve("broker.yaml"), Map.of(), environment)
                  .port())
          .isEqualTo(9092);
    }

    @Test
    void mayHoldSignsThatMeanSomethingToAPattern() {
      assertThat(new Placeholders(Map.of("A", "$1\\")).fill("x${A}y${B:z}")).isEqualTo("x$1\\yz");
    }
  }

  private static <C> C load(Class<C> type, String file, Map<String, String> overrides) {
    return Configuration.load(type, CONFIG.resolve(file), overrides, Map.of());
  }

  private <C> C loadText(Class<C> type, String yaml) {
    try {
      Path file = Files.writeString(directory.resolve("test.yaml"), yaml);
      return Configuration.load(type, file, Map.of(), Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertStops(
      ThrowingCallable start) {
    return assertThatThrownBy(start)
        .isInstanceOfSatisfying(
            StopException.class, stop -> assertThat(stop.code()).isEqualTo(ExitCode.CONFIGURATION));
  }
}
