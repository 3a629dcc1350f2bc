package io.pvit.app.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

  @TempDir Path data;

  @Test
  void keepsItsClusterIdAndItsRecordsOverARestart() throws Exception {
    String before;
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.of(data, 0))) {
      before = clusterId(broker);
      write(broker, "kept");
    }

    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.of(data, 0))) {
      assertThat(clusterId(broker)).isEqualTo(before);
      assertThat(read(broker)).isEqualTo("kept");
    }
  }

  @Test
  void listensOnTheLoopbackAddressOnly() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.of(data, 0))) {
      int port = Integer.parseInt(broker.bootstrapServers().split(":")[1]);

      for (NetworkInterface link : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        for (InetAddress address : Collections.list(link.getInetAddresses())) {
          assertThat(listens(address, port))
              .as("%s", address)
              .isEqualTo(address.equals(InetAddress.getLoopbackAddress()));
        }
      }
    }
  }

  @Test
  void refusesADirectoryThatServesAnotherBroker() {
    try (EmbeddedBroker first = EmbeddedBroker.start(BrokerSettings.of(data, 0))) {
      StopException refusal = refusal(data, 0);

      assertThat(first.bootstrapServers()).startsWith("127.0.0.1:");
      assertThat(refusal.code()).isEqualTo(ExitCode.DATA_DIRECTORY);
      assertThat(refusal).hasMessageContaining("Another broker works in the data directory");
    }
  }

  @Test
  void refusesADirectoryThatIsAFile() throws Exception {
    Path file = Files.writeString(data.resolve("file"), "mine");

    StopException refusal = refusal(file, 0);

    assertThat(refusal.code()).isEqualTo(ExitCode.DATA_DIRECTORY);
    assertThat(refusal).hasMessageContaining(file + " is a file");
    assertThat(file).hasContent("mine");
  }

  @Test
  void refusesADirectoryThatCannotBeWritten() {
    StopException refusal = refusal(Path.of("/proc/pvit"), 0);

    assertThat(refusal.code()).isEqualTo(ExitCode.DATA_DIRECTORY);
    assertThat(refusal).hasMessageContaining("/proc/pvit cannot be written");
  }

  @Test
  void refusesAnOccupiedPortBeforeItWritesAnything() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      StopException refusal = refusal(data.resolve("new"), other.getLocalPort());

      assertThat(refusal.code()).isEqualTo(ExitCode.PORT_IN_USE);
      assertThat(refusal).hasMessageContaining("port " + other.getLocalPort());
      assertThat(data.resolve("new")).doesNotExist();
    }
  }

  private static StopException refusal(Path directory, int port) {
    return catchThrowableOfType(
        StopException.class, () -> EmbeddedBroker.start(BrokerSettings.of(directory, port)));
  }

  private static boolean listens(InetAddress address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 1000);
      return true;
    } catch (java.io.IOException refused) {
      return false;
    }
  }

  private static String clusterId(EmbeddedBroker broker) throws Exception {
    try (Admin admin = Admin.create(clients(broker))) {
      return admin.describeCluster().clusterId().get(20, SECONDS);
    }
  }

  private static void write(EmbeddedBroker broker, String text) throws Exception {
    try (Admin admin = Admin.create(clients(broker));
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                clients(broker), new ByteArraySerializer(), new ByteArraySerializer())) {
      admin
          .createTopics(List.of(new NewTopic("t", Optional.of(1), Optional.empty())))
          .all()
          .get(20, SECONDS);
      producer.send(new ProducerRecord<>("t", text.getBytes(UTF_8))).get(20, SECONDS);
    }
  }

  private static String read(EmbeddedBroker broker) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            clients(broker), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partition = List.of(new TopicPartition("t", 0));
      consumer.assign(partition);
      consumer.seekToBeginning(partition);
      return new String(consumer.poll(Duration.ofSeconds(20)).iterator().next().value(), UTF_8);
    }
  }

  private static Map<String, Object> clients(EmbeddedBroker broker) {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }
}
