package io.pvit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.app.kafka.ClusterLayout;
import io.pvit.app.kafka.SharedBroker;
import io.pvit.app.kafka.TestBroker;
import io.pvit.app.kafka.TopicReader;
import io.pvit.schemas.Box;
import io.pvit.schemas.CameraStatus;
import io.pvit.schemas.PresentState;
import io.pvit.schemas.config.KafkaConfig;
import io.pvit.schemas.kafka.Cluster;
import io.pvit.schemas.kafka.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedBroker.class)
class CameraIT {

  private static final String YARD =
      """
      {"cameraId": "yard", "url": "rtsp://10.0.0.7/live", "framesPerSecond": 8, "shortSide": 256,
       "enabled": true, "reporting": {"actions": [5], "minDurationMs": 2000}}
      """;

  private static final long T0 = 1_795_000_000_000_000L;

  @TempDir Path scratch;

  private final String servers;
  private final String prefix;
  private final Topics topics;
  private final Cluster cluster;

  CameraIT(TestBroker broker) {
    servers = broker.bootstrapServers();
    prefix = broker.uniquePrefix();
    topics = new Topics(prefix, Optional.empty());
    cluster = new Cluster(servers, Map.of());
  }

  @BeforeEach
  void createTopics() {
    new ClusterLayout(new KafkaConfig(servers, "", prefix, "", 20_000)).apply(3);
  }

  @Test
  void aDefinitionIsPutSwitchedListedAndRemoved() throws Exception {
    assertThat(camera("put", file(YARD)).code()).isZero();
    assertThat(camera("list").out())
        .contains("\"minDurationMs\":2000")
        .contains("\"enabled\":true");

    assertThat(camera("pause", "yard").code()).isZero();
    assertThat(camera("list").out())
        .contains("\"minDurationMs\":2000")
        .contains("\"enabled\":false");

    assertThat(camera("resume", "yard").code()).isZero();
    assertThat(camera("list").out()).contains("\"enabled\":true");

    assertThat(camera("remove", "yard").code()).isZero();
    assertThat(camera("list").out()).isEmpty();
    assertThat(camera("pause", "yard").code()).isEqualTo(10);
  }

  @Test
  void aCameraIsAddedOnceAndShownWithHowItIsDoing() throws Exception {
    Invocation added =
        camera("add", "gate", "rtsp://10.0.0.8/live", "--fps", "4", "--credentials", "env:GATE");

    assertThat(added.code()).as(added.err()).isZero();
    assertThat(camera("show", "gate").out())
        .contains("\"framesPerSecond\":4.0", "\"credentials\":\"env:GATE\"")
        .contains("No ingest process has said yet how it is doing");
    assertThat(camera("add", "gate", "rtsp://10.0.0.9/live").code()).isEqualTo(47);

    status("gate", "The input 'rtsp://***@10.0.0.8/live' refused the user name and password.");

    assertThat(camera("show", "gate").out())
        .contains("FAILED since 2026-11-18T", "refused the user name and password")
        .contains("newest never");
  }

  @Test
  void noPasswordIsWrittenIntoATopicOrShown() throws Exception {
    Invocation added = camera("add", "gate", "rtsp://admin:geheim@10.0.0.8/live");
    Invocation put = camera("put", file(YARD.replace("10.0.0.7", "admin:geheim@10.0.0.7")));

    assertThat(added.code()).isEqualTo(3);
    assertThat(put.code()).isEqualTo(3);
    assertThat(added.err() + put.err())
        .contains("name that in credentials as env:NAME or file:PATH")
        .doesNotContain("geheim");
    assertThat(camera("list").out()).isEmpty();
  }

  @Test
  void aMisspeltKeyIsNamedAndNothingIsWritten() throws Exception {
    Invocation put = camera("put", file(YARD.replace("minDurationMs", "minDuratonMs")));

    assertThat(put.code()).isEqualTo(3);
    assertThat(put.err()).contains("there is no key reporting.minDuratonMs");
    assertThat(camera("list").out()).isEmpty();
  }

  @Test
  void aForgottenCameraIsGoneFromWhatIsKeptByKeyAndTheRestIsNamed() throws Exception {
    camera("put", file(YARD));
    present("yard", "0-1-0");
    present("yard", "0-2-0");
    present("yard2", "0-1-0");

    Invocation forgotten = camera("forget", "yard");

    assertThat(forgotten.code()).isZero();
    assertThat(forgotten.out())
        .containsPattern(prefix + ".now +2 taken back")
        .containsPattern(prefix + ".windows +kept 6 hours at most")
        .containsPattern(prefix + ".events +kept 30 days at most")
        .containsPattern(prefix + ".labels +kept for good");
    assertThat(camera("list").out()).isEmpty();
    assertThat(presentKeys()).containsExactly("yard2/0-1-0");
  }

  private Invocation camera(String... words) {
    List<String> all =
        Stream.concat(
                Stream.concat(Stream.of("camera"), Stream.of(words)),
                Stream.of("--bootstrap-servers", servers, "--prefix", prefix))
            .toList();
    return Invocation.of(all.toArray(String[]::new));
  }

  private String file(String text) throws Exception {
    return Files.writeString(scratch.resolve("camera.json"), text).toString();
  }

  private void present(String camera, String track) throws Exception {
    PresentState state =
        new PresentState(camera, track, new Box(0, 0, 1, 1), List.of(), 1, 1, List.of());
    try (KafkaProducer<String, PresentState> producer =
        new KafkaProducer<>(
            cluster.properties(), new StringSerializer(), topics.now().serializer())) {
      producer.send(new ProducerRecord<>(topics.now().name(), camera + "/" + track, state)).get();
    }
  }

  private void status(String camera, String reason) throws Exception {
    CameraStatus status =
        new CameraStatus(
            camera, CameraStatus.State.FAILED, 0, Optional.empty(), reason, T0, T0 + 1);
    try (KafkaProducer<String, CameraStatus> producer =
        new KafkaProducer<>(
            cluster.properties(), new StringSerializer(), topics.cameraStatus().serializer())) {
      producer.send(new ProducerRecord<>(topics.cameraStatus().name(), camera, status)).get();
    }
  }

  private Iterable<String> presentKeys() throws InterruptedException {
    Map<String, byte[]> newest = new TreeMap<>();
    try (TopicReader reader =
        new TopicReader(cluster, List.of(topics.now().name()), TopicReader.Isolation.COMMITTED)) {
      reader.readToTheEnd(
          Duration.ofSeconds(30),
          record ->
              record
                  .value()
                  .ifPresentOrElse(
                      value -> newest.put(record.key(), value), () -> newest.remove(record.key())));
    }
    return newest.keySet();
  }
}
