package io.pvit.schemas.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class BrokerPatienceTest {

  private final BrokerPatience patience = new BrokerPatience(300);

  @Test
  void endsWhereNobodyListens() throws IOException {
    String address = "127.0.0.1:" + freePort();

    assertThatStopped(new Cluster(address, Map.of()), ExitCode.BROKER_UNREACHABLE)
        .hasMessageStartingWith("No Kafka broker answers at " + address + " within 300 ms")
        .hasMessageContaining("pvit broker");
  }

  @Test
  void endsWhereTheNameStaysUnknown() {
    assertThatStopped(
            new Cluster("no-such-host.invalid:9092", Map.of()), ExitCode.BROKER_UNREACHABLE)
        .hasMessageContaining("no-such-host.invalid:9092");
  }

  @Test
  void anInterruptEndsTheWaitForAName() {
    Thread.currentThread().interrupt();

    assertThatStopped(new Cluster("no-such-host.invalid:9092", Map.of()), ExitCode.INTERRUPTED);

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void doesNotWaitForPropertiesThatCannotWork() {
    assertThatStopped(
            new Cluster("127.0.0.1:1", Map.of("security.protocol", "SASL_TLS")),
            ExitCode.CONFIGURATION)
        .hasMessageStartingWith("The client properties cannot be used:")
        .hasMessageContaining("security.protocol");
  }

  @Test
  void neverSaysAPassword() {
    Map<String, String> properties =
        Map.of(
            "security.protocol", "SASL_PLAINTEXT",
            "sasl.mechanism", "PLAIN",
            "sasl.jaas.config", "PlainLoginModule s3cret password=s3cret");

    assertThatStopped(new Cluster("127.0.0.1:1", properties), ExitCode.CONFIGURATION)
        .hasMessageContaining("control flag '[hidden]'");
  }

  @Test
  void namesTheKeyStoreThatIsMissing() {
    Map<String, String> properties =
        Map.of("security.protocol", "SSL", "ssl.truststore.location", "/no/such/store.jks");

    assertThatStopped(new Cluster("127.0.0.1:1", properties), ExitCode.CONFIGURATION)
        .hasMessageContaining("/no/such/store.jks");
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertThatStopped(
      Cluster cluster, ExitCode code) {
    return assertThatThrownBy(() -> patience.connect(cluster).close())
        .isInstanceOfSatisfying(
            StopException.class, stop -> assertThat(stop.code()).isEqualTo(code));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
