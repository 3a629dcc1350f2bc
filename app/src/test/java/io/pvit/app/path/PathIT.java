package io.pvit.app.path;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pvit.app.kafka.SharedBroker;
import io.pvit.app.kafka.TestBroker;
import io.pvit.app.kafka.TopicReader.Isolation;
import io.pvit.app.path.Installed.At;
import io.pvit.app.process.PvitProcess;
import io.pvit.app.video.SampleFilm;
import io.pvit.inference.InferenceService;
import io.pvit.ingest.Pace;
import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.DeadLetter;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.KeyFrame;
import io.pvit.schemas.kafka.Partitions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One camera is watched twice, with bad bytes in between; everybody then reads what came out. */
@ExtendWith(SharedBroker.class)
class PathIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir static Path scratch;

  private static Installed installed;
  private static List<At<FrameWindow>> windows;
  private static List<At<ActionDetections>> detections;
  private static List<At<ActionEvent>> events;

  @BeforeAll
  static void watch(TestBroker broker) throws Exception {
    Path film = scratch.resolve("yard.mp4");
    SampleFilm.write(film, 6);
    installed = Installed.on(broker, "micro", scratch);
    try (InferenceService service =
        InferenceService.start(
            installed.inference(Map.of("streams.threads", "1", "events.evidence", "true")))) {
      installed.ingest("yard", film, Duration.ofMillis(5_500), Pace.FREE);
      sendGarbage();
      installed.ingest("yard", film, Duration.ofSeconds(3), Pace.FREE);
      await().atMost(PATIENCE).until(() -> committed().size() == 6);
      assertThat(service.figures().rejected()).isEqualTo(1);
    }
    windows = installed.read(installed.topics().windows(), Isolation.COMMITTED);
    detections = committed();
    events = installed.read(installed.topics().events(), Isolation.COMMITTED);
  }

  @Test
  void everyWindowYieldsTheClipsThatLengthAndHopSayAndNoneSpansTwoEpochs() {
    assertThat(windows)
        .extracting(it -> it.value().frames().size())
        .as("5.5 s and a marker, 3 s and a marker")
        .containsExactly(8, 8, 8, 8, 8, 4, 0, 8, 8, 8, 0);
    assertThat(detections)
        .extracting(it -> it.value().streamEpoch() + "/" + it.value().keySequence())
        .containsExactly("0/1", "0/2", "0/3", "0/4", "1/8", "1/9");
  }

  @Test
  void detectionsAndEventsNameTheWeightsAndThePicturesTheyRestOn() {
    assertThat(detections)
        .allSatisfy(
            it -> {
              assertThat(it.value().evidence().checkpointSha256())
                  .isEqualTo(installed.checkpoint().sha256());
              assertThat(it.value().evidence().untrained()).isTrue();
              assertThat(windows)
                  .filteredOn(window -> window.offset() == it.value().evidence().lastOffset())
                  .singleElement()
                  .extracting(window -> window.value().sequence())
                  .isEqualTo(it.value().keySequence());
            });
    assertThat(events).isNotEmpty().allMatch(it -> it.value().evidence().untrained());
  }

  @Test
  void everyStartHasExactlyOneEnd() {
    List<String> starts = idsOf(ActionEvent.Type.START);

    assertThat(starts).isNotEmpty().doesNotHaveDuplicates();
    assertThat(idsOf(ActionEvent.Type.END)).containsExactlyInAnyOrderElementsOf(starts);
  }

  @Test
  void badBytesEndAsAPointerAmongTheDeadLettersAndTheRestGoesOn() throws Exception {
    List<At<DeadLetter>> letters =
        installed.read(installed.topics().deadLetters(), Isolation.COMMITTED);

    assertThat(letters)
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.value().sourceTopic()).isEqualTo(installed.topics().windows().name());
              assertThat(windows)
                  .noneMatch(window -> window.offset() == it.value().offset())
                  .anyMatch(window -> window.offset() > it.value().offset());
            });
  }

  @Test
  void kcatReadsEventsAsLinesThatAPersonUnderstands() throws Exception {
    assumeTrue(
        System.getenv("PATH")
            .lines()
            .flatMap(path -> List.of(path.split(":")).stream())
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kcat"))),
        "kcat is not installed: apt-get install kcat");
    Process kcat =
        new ProcessBuilder(
                "kcat",
                "-C",
                "-e",
                "-q",
                "-b",
                installed.kafka().bootstrapServers(),
                "-t",
                installed.topics().events().name())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> lines = new String(kcat.getInputStream().readAllBytes(), UTF_8).lines().toList();

    assertThat(lines).hasSameSizeAs(events);
    JsonNode first = new ObjectMapper().readTree(lines.get(0));
    assertThat(first.get("type").asText()).isEqualTo("START");
    assertThat(first.get("cameraId").asText()).isEqualTo("yard");
    assertThat(first.get("actionName").asText()).isNotBlank();
    assertThat(first.get("evidence").get("untrained").asBoolean()).isTrue();
  }

  @Test
  void eventsTailShowsWhatAConsumerSees() throws Exception {
    String[] words = {
      "events",
      "tail",
      "--from-beginning",
      "--bootstrap-servers",
      installed.kafka().bootstrapServers(),
      "--prefix",
      installed.kafka().topicPrefix(),
      "--camera",
      "yard"
    };
    try (PvitProcess tail = PvitProcess.start(scratch, words)) {
      await().atMost(PATIENCE).until(() -> tail.out().lines().count() >= events.size());

      assertThat(tail.out().lines()).hasSameSizeAs(events);
      assertThat(tail.out().lines())
          .allMatch(line -> line.contains("  yard  ") && line.endsWith("(untrained network)"));

      tail.signal("TERM");
      assertThat(tail.awaitEnd(PATIENCE)).isEqualTo(143);
    }
  }

  @Test
  void startsAndEndsCarryThePictureThatTheySpeakOf() {
    assertThat(events)
        .filteredOn(it -> it.value().type() != ActionEvent.Type.UPDATE)
        .isNotEmpty()
        .allSatisfy(
            it -> {
              KeyFrame picture = it.value().keyFrame().orElseThrow();
              FrameWindow window =
                  windows.stream()
                      .filter(at -> at.partition() == it.value().evidence().partition())
                      .filter(at -> at.offset() == picture.offset())
                      .map(At::value)
                      .findAny()
                      .orElseThrow();
              assertThat(picture.jpeg()).contains(window.frames().get(picture.index()).payload());
              assertThat(window.frames().get(picture.index()).captureTimeUs())
                  .isEqualTo(it.value().timeUs());
            });
  }

  @Test
  void anEventThatIsRunAgainHasTheSameScoresToTheLastBit() throws Exception {
    String id = events.get(0).value().eventId();
    long records = events.stream().filter(it -> it.value().eventId().equals(id)).count();

    try (PvitProcess replay =
        PvitProcess.start(
            scratch,
            "events",
            "replay",
            id,
            "--bootstrap-servers",
            installed.kafka().bootstrapServers(),
            "--prefix",
            installed.kafka().topicPrefix(),
            "--checkpoints",
            installed.checkpoint().directory().toString())) {
      assertThat(replay.awaitEnd(PATIENCE)).as(replay.err()).isZero();
      assertThat(replay.out().lines())
          .hasSize((int) records)
          .allMatch(line -> line.startsWith(id) && line.endsWith("the same to the last bit"));
    }
  }

  @Test
  void eventsExportWritesARowForEachEvidence() throws Exception {
    try (PvitProcess export =
        PvitProcess.start(
            scratch,
            "events",
            "export",
            "--bootstrap-servers",
            installed.kafka().bootstrapServers(),
            "--prefix",
            installed.kafka().topicPrefix())) {
      assertThat(export.awaitEnd(PATIENCE)).as(export.err()).isZero();
      assertThat(export.out().lines())
          .hasSize(
              (int)
                  events.stream()
                      .map(it -> it.value().eventId() + it.value().timeUs())
                      .distinct()
                      .count())
          .allMatch(line -> line.matches("yard,[0-9]+(,[01][.][0-9]{4}){4},[0-9]+,[01][.][0-9]+"));
    }
  }

  private static List<String> idsOf(ActionEvent.Type type) {
    return events.stream()
        .map(At::value)
        .filter(event -> event.type() == type)
        .map(ActionEvent::eventId)
        .toList();
  }

  private static void sendGarbage() throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            installed.cluster().properties(), new StringSerializer(), new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  installed.topics().windows().name(),
                  Partitions.of("yard", Installed.PARTITIONS),
                  "yard",
                  "no window".getBytes(UTF_8)))
          .get();
    }
  }

  private static List<At<ActionDetections>> committed() throws InterruptedException {
    return installed.read(installed.topics().actions(), Isolation.COMMITTED);
  }
}
