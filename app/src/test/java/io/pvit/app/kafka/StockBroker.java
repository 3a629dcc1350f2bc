package io.pvit.app.kafka;

import io.pvit.app.process.OrderlyEnd;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.Uuid;

/**
 * Apache Kafka as its own start script runs it, without any code of ours, behind TLS and a
 * password: somebody else's cluster.
 */
public final class StockBroker implements AutoCloseable {

  /** What must never be seen in a message or a log. */
  public static final String PASSWORD = "open-sesame-7";

  private final Path directory;
  private final int port = LoopbackPort.free();
  private final Process process;

  /** Returns while it is starting; clients wait for it. */
  public StockBroker(Path directory) throws Exception {
    this.directory = directory;
    keytool(
        "-genkeypair",
        "-alias",
        "broker",
        "-keyalg",
        "RSA",
        "-keysize",
        "2048",
        "-dname",
        "CN=127.0.0.1",
        "-ext",
        "SAN=ip:127.0.0.1",
        "-validity",
        "2");
    keytool("-exportcert", "-alias", "broker", "-rfc", "-file", certificate().toString());
    Path properties = directory.resolve("server.properties");
    store(server(), properties);
    run(
            "kafka.tools.StorageTool",
            "format",
            "-t",
            Uuid.randomUuid().toString(),
            "-c",
            properties.toString())
        .waitFor();
    process = run("kafka.Kafka", properties.toString());
  }

  /** Where clients find it. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** A properties file that lets clients in with that password. */
  public Path clientProperties(String password) throws IOException {
    Properties client = new Properties();
    client.put("security.protocol", "SASL_SSL");
    client.put("sasl.mechanism", "PLAIN");
    client.put("sasl.jaas.config", login("pvit", password) + ";");
    client.put("ssl.truststore.type", "PEM");
    client.put("ssl.truststore.location", certificate().toString());
    Path file = Files.createTempFile(directory, "client", ".properties");
    store(client, file);
    return file;
  }

  @Override
  public void close() {
    process.destroy();
    OrderlyEnd.of(process, Duration.ofSeconds(10));
  }

  private Properties server() {
    int controller = LoopbackPort.free();
    Properties server = new Properties();
    server.put("process.roles", "broker,controller");
    server.put("node.id", "1");
    server.put("log.dirs", directory.resolve("topics").toString());
    server.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
    server.put("controller.listener.names", "CONTROLLER");
    server.put(
        "listeners",
        "SASL_SSL://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controller));
    server.put("advertised.listeners", "SASL_SSL://127.0.0.1:" + port);
    server.put("listener.security.protocol.map", "SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT");
    server.put("inter.broker.listener.name", "SASL_SSL");
    server.put("sasl.enabled.mechanisms", "PLAIN");
    server.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
    server.put(
        "listener.name.sasl_ssl.plain.sasl.jaas.config",
        login("admin", PASSWORD)
            + " user_admin=\"%s\" user_pvit=\"%s\";".formatted(PASSWORD, PASSWORD));
    server.put("ssl.keystore.location", keystore().toString());
    server.put("ssl.keystore.password", PASSWORD);
    server.put("ssl.truststore.type", "PEM");
    server.put("ssl.truststore.location", certificate().toString());
    server.put("offsets.topic.replication.factor", "1");
    server.put("offsets.topic.num.partitions", "3");
    server.put("transaction.state.log.replication.factor", "1");
    server.put("transaction.state.log.min.isr", "1");
    server.put("transaction.state.log.num.partitions", "3");
    server.put("share.coordinator.state.topic.replication.factor", "1");
    server.put("share.coordinator.state.topic.min.isr", "1");
    server.put("auto.create.topics.enable", "false");
    return server;
  }

  private static String login(String user, String password) {
    return "org.apache.kafka.common.security.plain.PlainLoginModule required"
        + " username=\"%s\" password=\"%s\"".formatted(user, password);
  }

  private Path keystore() {
    return directory.resolve("broker.p12");
  }

  private Path certificate() {
    return directory.resolve("broker.pem");
  }

  private void keytool(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(java("keytool")));
    command.addAll(List.of(words));
    command.addAll(List.of("-keystore", keystore().toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", PASSWORD));
    int code = start(command).waitFor();
    if (code != 0) {
      throw new AssertionError("keytool ended with " + code + ", see " + directory);
    }
  }

  private Process run(String mainClass, String... words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(java("java"), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx384m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(List.of(words));
    return start(command);
  }

  private Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("log").toFile()))
        .start();
  }

  private static String java(String tool) {
    return Path.of(System.getProperty("java.home"), "bin", tool).toString();
  }

  private static void store(Properties properties, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      properties.store(out, null);
    }
  }
}
