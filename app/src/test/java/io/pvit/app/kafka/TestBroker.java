package io.pvit.app.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/**
 * The broker of a test run: an external one ({@code -Dpvit.test.broker=host:port}), a container
 * where a Docker engine answers, else a real one in this JVM.
 */
public final class TestBroker implements AutoCloseable {

  private final String bootstrapServers;
  private final Runnable owner;

  private TestBroker(String bootstrapServers, Runnable owner) {
    this.bootstrapServers = bootstrapServers;
    this.owner = owner;
  }

  static TestBroker start() throws IOException {
    String wanted = System.getProperty("pvit.test.broker", "auto");
    if (wanted.contains(":")) {
      return new TestBroker(wanted, () -> {});
    }
    if (wanted.equals("docker") || (wanted.equals("auto") && dockerAnswers())) {
      return container();
    }
    return embedded();
  }

  /** Where clients find it. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** A topic prefix that no other test uses: tests share the broker and never its topics. */
  public String uniquePrefix() {
    return "t" + UUID.randomUUID().toString().substring(0, 8);
  }

  @Override
  public void close() {
    owner.run();
  }

  private static TestBroker container() {
    KafkaContainer kafka =
        new KafkaContainer("apache/kafka:4.3.1")
            .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
            .withEnv("KAFKA_TRANSACTION_ABORT_TIMED_OUT_TRANSACTION_CLEANUP_INTERVAL_MS", "1000")
            .withEnv("KAFKA_MESSAGE_MAX_BYTES", "8388608");
    kafka.start();
    return new TestBroker(kafka.getBootstrapServers(), kafka::stop);
  }

  private static TestBroker embedded() throws IOException {
    Path data = Files.createTempDirectory("pvit-test-broker");
    EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.of(data, 0));
    return new TestBroker(
        broker.bootstrapServers(),
        () -> {
          broker.close();
          delete(data);
        });
  }

  private static void delete(Path data) {
    try (Stream<Path> paths = Files.walk(data)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A look at the socket first: Testcontainers probes long and logs much where there is none. */
  private static boolean dockerAnswers() {
    boolean likely =
        System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
    return likely && DockerClientFactory.instance().isDockerAvailable();
  }
}
