package io.pvit.app.path;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.pvit.app.kafka.SharedBroker;
import io.pvit.app.kafka.TestBroker;
import io.pvit.app.kafka.TopicReader;
import io.pvit.app.kafka.TopicReader.Isolation;
import io.pvit.app.path.Installed.At;
import io.pvit.app.path.Reference.Answer;
import io.pvit.app.process.PvitProcess;
import io.pvit.app.video.SampleFilm;
import io.pvit.inference.track.Tracker;
import io.pvit.inference.track.TrackerState;
import io.pvit.ingest.RealTimePace;
import io.pvit.model.ActionScore;
import io.pvit.model.ActorPrediction;
import io.pvit.model.Precision;
import io.pvit.model.Pvit;
import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.Box;
import io.pvit.schemas.DetectedActor;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.ScoredAction;
import io.pvit.schemas.clip.Hop;
import io.pvit.schemas.config.InferenceConfig;
import io.pvit.schemas.kafka.Partitions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first promise: a committed window yields its detections and events exactly once, whatever is
 * killed and when.
 *
 * <p>Three cameras are watched as it happens while the inference process is killed, each time at a
 * moment when results are written and not yet committed, and started anew.
 */
@ExtendWith(SharedBroker.class)
class ExactlyOnceIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final double TOLERANCE = 1e-4;

  @TempDir Path scratch;

  @Test
  void holdsOverTwoKillsBetweenCommits(TestBroker broker) throws Exception {
    holds(broker, 2, List.of(24, 21, 18));
  }

  @Test
  @Tag("fault")
  void holdsOverTenKillsBetweenCommits(TestBroker broker) throws Exception {
    holds(broker, 10, List.of(150, 140, 130));
  }

  private void holds(TestBroker broker, int kills, List<Integer> secondsOfCameras)
      throws Exception {
    Path film = scratch.resolve("yard.mp4");
    SampleFilm.write(film, Collections.max(secondsOfCameras));
    int clips = secondsOfCameras.stream().mapToInt(seconds -> seconds - 1).sum();
    Installed installed = Installed.on(broker, "micro", scratch);
    List<CompletableFuture<Void>> cameras = watchAsItHappens(installed, film, secondsOfCameras);

    for (int i = 1; i <= kills; i++) {
      killBetweenCommits(installed, "victim-" + i + "-");
    }
    try (PvitProcess last = inference(installed, "last")) {
      cameras.forEach(CompletableFuture::join);
      await()
          .atMost(PATIENCE)
          .until(() -> !last.isAlive() || counted(installed, Isolation.COMMITTED) == clips);
      assertThat(last.isAlive()).as(last.err()).isTrue();
    }

    assertThat(counted(installed, Isolation.UNCOMMITTED))
        .as("results that were written and taken back")
        .isGreaterThan(counted(installed, Isolation.COMMITTED));
    holdAgainstTheReference(installed);
  }

  private static List<CompletableFuture<Void>> watchAsItHappens(
      Installed installed, Path film, List<Integer> secondsOfCameras) {
    List<CompletableFuture<Void>> cameras = new ArrayList<>();
    for (int i = 0; i < secondsOfCameras.size(); i++) {
      String camera = camera(i);
      Duration limit = Duration.ofSeconds(secondsOfCameras.get(i));
      cameras.add(
          CompletableFuture.runAsync(
              () -> installed.ingest(camera, film, limit, new RealTimePace()),
              work -> new Thread(work, camera).start()));
    }
    return cameras;
  }

  /** The first two share a partition, and the third has one to itself. */
  private static String camera(int index) {
    int partition = index / 2;
    return IntStream.iterate(1, i -> i + 1)
        .mapToObj(i -> "camera-" + i)
        .filter(camera -> Partitions.of(camera, Installed.PARTITIONS) == partition)
        .skip(index % 2)
        .findFirst()
        .orElseThrow();
  }

  /**
   * Strikes while results are written and not committed; a strike that came too late is repeated.
   */
  private void killBetweenCommits(Installed installed, String instance) throws Exception {
    int strikes = 1;
    while (!strike(installed, instance + strikes)) {
      assertThat(strikes++).as("strikes that came too late").isLessThan(5);
    }
  }

  /** True when the process left an open transaction with results in it. */
  private boolean strike(Installed installed, String instance) throws Exception {
    try (PvitProcess inference = inference(installed, instance);
        TopicReader committed = reader(installed, Isolation.COMMITTED);
        TopicReader uncommitted = reader(installed, Isolation.UNCOMMITTED)) {
      int[] count = new int[2];
      int before = counted(installed, Isolation.COMMITTED);
      Callable<Boolean> open =
          () -> {
            assertThat(inference.isAlive()).as(inference.err()).isTrue();
            count[1] += uncommitted.poll(Duration.ofMillis(20)).size();
            count[0] += committed.poll(Duration.ofMillis(20)).size();
            return count[0] > before && count[1] > count[0];
          };
      await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(open);

      inference.kill();

      for (int i = 0; i < 20; i++) {
        count[1] += uncommitted.poll(Duration.ofMillis(25)).size();
        count[0] += committed.poll(Duration.ofMillis(25)).size();
      }
      return count[1] > count[0];
    }
  }

  private PvitProcess inference(Installed installed, String instance) throws IOException {
    Map<String, String> keys = new HashMap<>(installed.keys());
    keys.put("applicationId", installed.kafka().topicPrefix());
    keys.put("instanceId", instance);
    keys.put("stateDirectory", scratch.resolve(instance).toString());
    // Long enough that a kill between two commits is certain, short enough for a test to wait.
    keys.put("streams.commitIntervalMs", "1500");
    keys.put("streams.transactionTimeoutMs", "5000");
    keys.put("batch.timeoutMs", "4000");
    keys.put("streams.threads", "2");
    List<String> words =
        new ArrayList<>(
            List.of("inference", "--checkpoint", installed.checkpoint().directory().toString()));
    keys.forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
    return PvitProcess.start(scratch, words);
  }

  private static TopicReader reader(Installed installed, Isolation isolation) {
    return new TopicReader(
            installed.cluster(), List.of(installed.topics().actions().name()), isolation)
        .fromTheBeginning();
  }

  private static int counted(Installed installed, Isolation isolation) throws InterruptedException {
    return installed.read(installed.topics().actions(), isolation).size();
  }

  private static void holdAgainstTheReference(Installed installed) throws InterruptedException {
    List<At<FrameWindow>> windows =
        installed.read(installed.topics().windows(), Isolation.COMMITTED);
    List<At<ActionDetections>> detections =
        installed.read(installed.topics().actions(), Isolation.COMMITTED);
    List<At<ActionEvent>> events = installed.read(installed.topics().events(), Isolation.COMMITTED);
    Map<String, List<ActionDetections>> detectionsOf =
        detections.stream().map(At::value).collect(groupingBy(ActionDetections::cameraId));
    InferenceConfig config = installed.inference(Map.of());

    try (Pvit network = Pvit.load(installed.checkpoint(), Precision.FLOAT32, 0)) {
      Reference reference = new Reference(network, config);
      Map<String, List<Answer>> answers = reference.answers(windows);

      assertThat(detectionsOf.keySet()).isEqualTo(answers.keySet());
      answers.forEach(
          (camera, expected) -> {
            List<ActionDetections> found = detectionsOf.getOrDefault(camera, List.of());
            assertThat(found)
                .as("ids of %s, in order, each once", camera)
                .extracting(ActionDetections::detectionId)
                .containsExactlyElementsOf(
                    expected.stream().map(it -> id(it, installed.checkpoint().sha256())).toList());
            for (int i = 0; i < expected.size(); i++) {
              assertSame(expected.get(i), found.get(i), network.card().thresholds().actionEnd());
            }
            assertThat(tracksOf(found)).isEqualTo(tracksBy(config, reference.hop(), found));
          });
      Map<String, List<ActionEvent>> expectedEvents = reference.events(windows, detections);
      assertThat(expectedEvents).isNotEmpty();
      assertThat(events.stream().map(At::value).collect(groupingBy(ActionEvent::cameraId)))
          .isEqualTo(expectedEvents);
    }
  }

  private static String id(Answer answer, String sha256) {
    return ActionDetections.idOf(answer.camera(), 0, answer.keySequence(), sha256);
  }

  private static void assertSame(Answer expected, ActionDetections found, double threshold) {
    assertThat(found.actors()).as(found.detectionId()).hasSameSizeAs(expected.actors());
    for (int i = 0; i < found.actors().size(); i++) {
      DetectedActor actor = found.actors().get(i);
      ActorPrediction prediction = expected.actors().get(i);
      assertThat(actor.score()).isCloseTo(prediction.score(), within(TOLERANCE));
      assertThat(actor.box().x1()).isCloseTo(prediction.x1(), within(TOLERANCE));
      assertThat(actor.box().y1()).isCloseTo(prediction.y1(), within(TOLERANCE));
      assertThat(actor.box().x2()).isCloseTo(prediction.x2(), within(TOLERANCE));
      assertThat(actor.box().y2()).isCloseTo(prediction.y2(), within(TOLERANCE));
      assertSameActions(prediction, actor, threshold);
    }
  }

  /** An action that one of the two leaves out lies at the threshold. */
  private static void assertSameActions(
      ActorPrediction prediction, DetectedActor actor, double threshold) {
    Map<Integer, Double> expected = new HashMap<>();
    prediction.actions().forEach(it -> expected.put(it.actionId(), it.score()));
    Map<Integer, Double> found = new HashMap<>();
    actor.actions().forEach(it -> found.put(it.actionId(), it.score()));
    Stream.concat(
            prediction.actions().stream().map(ActionScore::actionId),
            actor.actions().stream().map(ScoredAction::actionId))
        .distinct()
        .forEach(
            action ->
                assertThat(found.getOrDefault(action, threshold))
                    .as("action %d", action)
                    .isCloseTo(expected.getOrDefault(action, threshold), within(TOLERANCE)));
  }

  private static List<List<String>> tracksOf(List<ActionDetections> detections) {
    return detections.stream()
        .map(it -> it.actors().stream().map(DetectedActor::trackId).toList())
        .toList();
  }

  private static List<List<String>> tracksBy(
      InferenceConfig config, Hop hop, List<ActionDetections> detections) {
    Tracker tracker =
        new Tracker(
            config.tracking().minIou(),
            config.tracking().reach(),
            config.tracking().maxMissedClips(),
            hop);
    TrackerState[] state = {TrackerState.initial()};
    return detections.stream()
        .map(
            it -> {
              List<Box> boxes = it.actors().stream().map(DetectedActor::box).toList();
              var step =
                  tracker.step(
                      state[0], it.streamEpoch(), it.keySequence(), it.keyFrameTimeUs(), boxes);
              state[0] = step.state();
              return step.ids();
            })
        .toList();
  }
}
