package io.pvit.app.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pvit.app.kafka.StockBroker;
import io.pvit.app.kafka.TopicReader;
import io.pvit.app.kafka.TopicReader.Isolation;
import io.pvit.app.process.PvitProcess;
import io.pvit.app.video.SampleFilm;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.Preset;
import io.pvit.schemas.config.KafkaConfig;
import io.pvit.schemas.kafka.Cluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same commands against somebody else's cluster, behind TLS and a password. */
class SecureClusterIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir static Path scratch;

  private static StockBroker broker;

  @BeforeAll
  static void start() throws Exception {
    broker = new StockBroker(scratch);
    SampleFilm.write(film(), 4);
    Checkpoint.init(
        scratch.resolve("checkpoint"),
        Preset.named("micro"),
        1,
        Path.of("..", "config", "labels", "ava-v2.2.csv"));
  }

  @AfterAll
  static void end() {
    broker.close();
  }

  @Test
  void aFilmBecomesDetectionsOverTlsAndSasl() throws Exception {
    Path properties = broker.clientProperties(StockBroker.PASSWORD);
    run(properties, "topics", "apply", "--partitions", "2", "--patience", "60000");
    try (PvitProcess inference =
        pvit(
            properties,
            "inference",
            "--checkpoint",
            scratch.resolve("checkpoint").toString(),
            "--set",
            "stateDirectory=" + scratch.resolve("state"))) {
      run(properties, "ingest", "--camera", "yard", "--input", film().toString());

      Cluster cluster =
          Cluster.of(
              new KafkaConfig(broker.bootstrapServers(), "" + properties, "pvit", "", 20_000));
      try (TopicReader actions =
          new TopicReader(cluster, List.of("pvit.actions"), Isolation.COMMITTED)
              .fromTheBeginning()) {
        AtomicInteger clips = new AtomicInteger();
        await()
            .atMost(PATIENCE)
            .until(() -> clips.addAndGet(actions.poll(Duration.ofMillis(200)).size()) == 3);
      }
      inference.signal("TERM");
      assertThat(inference.awaitEnd(PATIENCE)).isEqualTo(143);
      assertThat(inference.err() + inference.out()).doesNotContain(StockBroker.PASSWORD);
    }
  }

  @Test
  void aWrongPasswordIsRefusedInASentenceThatDoesNotRepeatIt() throws Exception {
    Path properties = broker.clientProperties("open-simsim-8");

    try (PvitProcess ingest =
        pvit(
            properties,
            "ingest",
            "--camera",
            "yard",
            "--input",
            film().toString(),
            "--set",
            "kafka.startupPatienceMs=60000")) {
      assertThat(ingest.awaitEnd(PATIENCE)).as(ingest.err()).isEqualTo(32);
      assertThat(ingest.err())
          .contains("refuses these client properties")
          .doesNotContain("open-simsim-8", "\tat ");
    }
  }

  private static void run(Path properties, String... words) throws Exception {
    try (PvitProcess pvit = pvit(properties, words)) {
      assertThat(pvit.awaitEnd(PATIENCE)).as(pvit.err()).isZero();
      assertThat(pvit.err() + pvit.out()).doesNotContain(StockBroker.PASSWORD);
    }
  }

  private static PvitProcess pvit(Path properties, String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--bootstrap-servers", broker.bootstrapServers()));
    all.addAll(List.of("--client-properties", properties.toString()));
    return PvitProcess.start(scratch, all);
  }

  private static Path film() {
    return scratch.resolve("yard.mp4");
  }
}
