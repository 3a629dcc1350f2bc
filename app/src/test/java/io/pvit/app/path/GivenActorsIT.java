package io.pvit.app.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pvit.app.cli.Commands;
import io.pvit.app.kafka.SharedBroker;
import io.pvit.app.kafka.TestBroker;
import io.pvit.app.kafka.TopicReader.Isolation;
import io.pvit.app.path.Installed.At;
import io.pvit.app.video.SampleFilm;
import io.pvit.inference.InferenceService;
import io.pvit.ingest.Pace;
import io.pvit.model.net.Preset;
import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.Box;
import io.pvit.schemas.DetectedActor;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One camera is watched twice: a list says where its people are, and then a detector does. */
@ExtendWith(SharedBroker.class)
class GivenActorsIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Sees a person in every square of its picture that is bright. */
  private static final String DETECTOR =
      "../model/src/test/resources/io/pvit/model/onnx/bright-squares.onnx";

  private static final Box LEFT = new Box(0.125, 0.25, 0.375, 0.875);
  private static final Box RIGHT = new Box(0.5, 0.25, 0.75, 0.875);

  @TempDir static Path scratch;

  private static Installed installed;
  private static List<ActionDetections> detections;
  private static List<ActionEvent> events;

  @BeforeAll
  static void watch(TestBroker broker) throws Exception {
    Path film = scratch.resolve("yard.mp4");
    SampleFilm.write(film, 6);
    Path list =
        Files.write(
            scratch.resolve("boxes.csv"),
            List.of(
                "yard,901,0.125,0.25,0.375,0.875,0.9",
                "yard,902,0.125,0.25,0.375,0.875,0.9",
                "yard,902,0.5,0.25,0.75,0.875,0.8"));
    Preset micro = Preset.named("micro");
    installed =
        Installed.on(
            broker,
            new Preset("", micro.frameIntervalUs(), micro.architecture().withRegionHead(true)),
            scratch);
    watch(
        film,
        Duration.ofSeconds(4),
        3,
        Map.of(
            "streams.threads", "1",
            "actors.source", "precomputed",
            "actors.precomputed.file", list.toString(),
            "actors.precomputed.firstSecond", "900"));
    watch(
        film,
        Duration.ofSeconds(3),
        5,
        Map.of(
            "streams.threads", "1",
            "actors.source", "onnx",
            "actors.minScore", "0.3",
            "actors.onnx.model", DETECTOR,
            "actors.onnx.width", "32",
            "actors.onnx.height", "32"));
    detections = committed();
    events =
        installed.read(installed.topics().events(), Isolation.COMMITTED).stream()
            .map(At::value)
            .toList();
  }

  private static void watch(Path film, Duration length, int clips, Map<String, String> keys)
      throws Exception {
    try (InferenceService service = InferenceService.start(installed.inference(keys))) {
      installed.ingest("yard", film, length, Pace.FREE);
      await().atMost(PATIENCE).until(() -> committed().size() == clips);
      assertThat(service.figures().rejected()).isZero();
    }
  }

  @Test
  void whoIsListedIsWatchedAndNobodyElse() {
    assertThat(detections.subList(0, 3))
        .extracting(clip -> clip.actors().stream().map(DetectedActor::box).toList())
        .containsExactly(List.of(LEFT), List.of(LEFT, RIGHT), List.of());
    assertThat(detections.subList(0, 3))
        .allMatch(clip -> clip.evidence().actorSource().equals("precomputed"));
  }

  @Test
  void whomADetectorFindsIsWatched() {
    assertThat(detections.subList(3, 5))
        .allSatisfy(
            clip -> {
              assertThat(clip.actors()).isNotEmpty();
              assertThat(clip.evidence().actorSource()).isEqualTo("onnx");
              assertThat(clip.evidence().actorSourceSha256()).isPresent();
            });
  }

  @Test
  void theirEventsAreRunAgainWithoutTheListAndTheDetector() {
    for (int epoch : List.of(0, 1)) {
      String id =
          events.stream()
              .filter(event -> event.streamEpoch() == epoch)
              .findFirst()
              .orElseThrow()
              .eventId();
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      int code =
          Commands.line()
              .setOut(new PrintWriter(out, true))
              .setErr(new PrintWriter(err, true))
              .execute(
                  "events",
                  "replay",
                  id,
                  "--bootstrap-servers",
                  installed.kafka().bootstrapServers(),
                  "--prefix",
                  installed.kafka().topicPrefix(),
                  "--checkpoints",
                  installed.checkpoint().directory().toString());

      assertThat(code).as(err.toString()).isZero();
      assertThat(out.toString().lines()).isNotEmpty().allMatch(line -> line.contains("the same"));
    }
  }

  private static List<ActionDetections> committed() throws InterruptedException {
    return installed.read(installed.topics().actions(), Isolation.COMMITTED).stream()
        .map(At::value)
        .toList();
  }
}
