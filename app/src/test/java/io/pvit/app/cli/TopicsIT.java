package io.pvit.app.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pvit.app.kafka.SharedBroker;
import io.pvit.app.kafka.TestBroker;
import io.pvit.app.process.PvitProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedBroker.class)
class TopicsIT {

  private final TestBroker broker;
  private final String prefix;

  TopicsIT(TestBroker broker) {
    this.broker = broker;
    this.prefix = broker.uniquePrefix();
  }

  @Test
  void planSaysWhatIsMissingAndChangesNothing() {
    assertThat(topics("plan").out()).contains(prefix + ".windows is missing", "topics apply");

    assertThat(topics("plan").out()).contains(prefix + ".windows is missing");
  }

  @Test
  void applyCreatesTheTopicsThatCheckWants() {
    assertThat(topics("check").code()).isEqualTo(31);

    assertThat(topics("apply", "--partitions", "3").code()).isZero();

    assertThat(topics("check").out()).contains("fit, with 3 partitions");
    assertThat(topics("plan", "--partitions", "3").out()).contains("Nothing to do.");
    assertThat(topics("apply", "--partitions", "3").code()).isZero();
  }

  @Test
  void checkRefusesAWrongPartitionCountAndNamesIt() throws Exception {
    topics("apply", "--partitions", "3");
    try (Admin admin = admin()) {
      admin.deleteTopics(List.of(prefix + ".events")).all().get(20, SECONDS);
      admin
          .createTopics(List.of(new NewTopic(prefix + ".events", Optional.of(2), Optional.empty())))
          .all()
          .get(20, SECONDS);
    }

    eventually(
        () -> {
          Invocation check = topics("check");
          assertThat(check.code()).isEqualTo(31);
          assertThat(check.err().lines()).hasSize(1);
          assertThat(check.err()).contains(prefix + ".events has 2 partitions where 3 are wanted");
        });
  }

  @Test
  void checkRefusesAWrongCleanupPolicyAndApplyMendsIt() throws Exception {
    topics("apply", "--partitions", "2");
    try (Admin admin = admin()) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, prefix + ".windows"),
                  List.of(
                      new AlterConfigOp(
                          new ConfigEntry("cleanup.policy", "compact"), AlterConfigOp.OpType.SET))))
          .all()
          .get(20, SECONDS);
    }

    eventually(
        () -> {
          Invocation check = topics("check");
          assertThat(check.code()).isEqualTo(31);
          assertThat(check.err()).contains("cleanup.policy=compact", "pvit topics apply");
        });

    topics("apply", "--partitions", "2");
    eventually(() -> assertThat(topics("check").code()).isZero());
  }

  @Test
  void theEnvironmentSaysWhatTheServicesTakeFromItToo(@TempDir Path scratch) throws Exception {
    Map<String, String> environment =
        Map.of(
            "PVIT_BOOTSTRAP_SERVERS",
            broker.bootstrapServers(),
            "PVIT_TOPIC_PREFIX",
            prefix,
            "PVIT_CLIENT_PROPERTIES",
            "",
            "PVIT_SCHEMA_REGISTRY_URL",
            "");

    try (PvitProcess apply = PvitProcess.start(scratch, List.of("topics", "apply"), environment)) {
      assertThat(apply.awaitEnd(Duration.ofMinutes(1))).as(apply.err()).isZero();
    }

    assertThat(topics("check").code()).isZero();
  }

  @Test
  void aBrokerThatIsNotThereIsNamedWithWhatToDo() {
    Invocation check =
        Invocation.of("topics", "check", "--bootstrap-servers", "127.0.0.1:1", "--patience", "800");

    assertThat(check.code()).isEqualTo(30);
    assertThat(check.err().lines()).hasSize(1);
    assertThat(check.err()).contains("127.0.0.1:1", "pvit broker");
  }

  /** The controller decides, and the broker hears of it a moment later. */
  private static void eventually(ThrowingRunnable holds) {
    await().atMost(Duration.ofSeconds(20)).untilAsserted(holds);
  }

  private Invocation topics(String command, String... options) {
    List<String> words =
        new ArrayList<>(
            List.of("topics", command, "--bootstrap-servers", broker.bootstrapServers()));
    words.addAll(List.of("--prefix", prefix));
    words.addAll(List.of(options));
    return Invocation.of(words.toArray(String[]::new));
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }
}
