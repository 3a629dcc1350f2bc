package io.pvit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pvit.app.process.PvitProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerCommandIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path scratch;

  @Test
  void keepsItsTopicsAlsoWhenItIsKilledAndEndsInOrderWhenAsked() throws Exception {
    try (PvitProcess broker = broker()) {
      String address = address(broker);
      List<ProcessHandle> family = broker.family();
      assertThat(topics("apply", address).code()).isZero();

      broker.kill();

      await().atMost(PATIENCE).until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
    }
    try (PvitProcess broker = broker()) {
      String address = address(broker);
      List<ProcessHandle> family = broker.family();
      assertThat(topics("check", address).out()).contains("The topics fit");

      broker.signal("TERM");

      assertThat(broker.awaitEnd(PATIENCE)).isEqualTo(143);
      assertThat(broker.err()).isEmpty();
      assertThat(family).hasSize(2).noneMatch(ProcessHandle::isAlive);
    }
  }

  private PvitProcess broker() throws IOException {
    return PvitProcess.start(
        scratch, "broker", "--port", "0", "--data", scratch.resolve("data").toString());
  }

  private static String address(PvitProcess broker) {
    await().atMost(PATIENCE).until(() -> broker.out().contains("listens on"));
    return broker.out().replaceAll("(?s).*listens on ([^,]+),.*", "$1");
  }

  private static Invocation topics(String command, String address) {
    return Invocation.of("topics", command, "--bootstrap-servers", address, "--prefix", "kept");
  }
}
