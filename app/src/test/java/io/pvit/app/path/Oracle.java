package io.pvit.app.path;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pvit.app.kafka.Standstill;
import io.pvit.app.kafka.TopicReader.Isolation;
import io.pvit.app.path.Installed.At;
import io.pvit.app.path.Reference.Answer;
import io.pvit.inference.track.Tracker;
import io.pvit.inference.track.TrackerState;
import io.pvit.model.ActionScore;
import io.pvit.model.ActorPrediction;
import io.pvit.model.Precision;
import io.pvit.model.Pvit;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.Box;
import io.pvit.schemas.DetectedActor;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.ScoredAction;
import io.pvit.schemas.clip.Hop;
import io.pvit.schemas.config.InferenceConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds what a run has committed against {@link Reference}; counts first, then judges. */
final class Oracle implements AutoCloseable {

  private static final double TOLERANCE = 1e-4;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

  private final Installed installed;
  private final InferenceConfig config;
  private final List<Pvit> networks;
  private final Reference reference;
  private final List<At<FrameWindow>> windows;
  private final List<String> clips;

  /**
   * Of cameras that have ended: it looks at every picture, and once.
   *
   * @param others checkpoints that served besides the one installed
   */
  Oracle(Installed installed, Checkpoint... others) throws InterruptedException {
    this.installed = installed;
    config = installed.inference(Map.of());
    networks =
        Stream.concat(Stream.of(installed.checkpoint()), Stream.of(others))
            .map(it -> Pvit.load(it, Precision.FLOAT32, 0))
            .toList();
    reference = new Reference(networks, config);
    windows = installed.read(installed.topics().windows(), Isolation.COMMITTED);
    clips = reference.clips(windows);
  }

  /**
   * What is amiss so far.
   *
   * @param clips that the committed windows hold
   * @param lost clips without detections
   * @param repeated detections beyond one of each clip
   * @param unpaired events without exactly one start and exactly one end
   */
  record Findings(int clips, int lost, int repeated, int unpaired) {}

  Findings findings() throws InterruptedException {
    List<String> found = detections().stream().map(it -> clipOf(it.value())).toList();
    Set<String> distinct = new HashSet<>(found);
    int lost = (int) clips.stream().filter(clip -> !distinct.contains(clip)).count();
    return new Findings(clips.size(), lost, found.size() - distinct.size(), unpaired());
  }

  /** Waits for as long as it goes on; what is missing then is said by the figures. */
  Findings awaitCompletion() throws InterruptedException {
    Standstill standstill = new Standstill(FaultRun.PATIENCE, System.nanoTime());
    while (true) {
      Findings findings = findings();
      int missing = findings.lost() + findings.unpaired();
      if (missing == 0 || standstill.at(missing, System.nanoTime())) {
        return findings;
      }
      TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
    }
  }

  /** How often inference had to say that a camera's windows do not fit. */
  int misfits() {
    return reference.misfits(windows);
  }

  private static String clipOf(ActionDetections it) {
    return "%s/%d/%d".formatted(it.cameraId(), it.streamEpoch(), it.keySequence());
  }

  private int unpaired() throws InterruptedException {
    Map<String, Long> starts = count(ActionEvent.Type.START);
    Map<String, Long> ends = count(ActionEvent.Type.END);
    return (int)
        Stream.concat(starts.keySet().stream(), ends.keySet().stream())
            .distinct()
            .filter(id -> starts.getOrDefault(id, 0L) != 1 || ends.getOrDefault(id, 0L) != 1)
            .count();
  }

  private Map<String, Long> count(ActionEvent.Type type) throws InterruptedException {
    return events().stream()
        .map(At::value)
        .filter(event -> event.type() == type)
        .map(ActionEvent::eventId)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private List<At<ActionDetections>> detections() throws InterruptedException {
    return installed.read(installed.topics().actions(), Isolation.COMMITTED);
  }

  private List<At<ActionEvent>> events() throws InterruptedException {
    return installed.read(installed.topics().events(), Isolation.COMMITTED);
  }

  /** Every clip has its detections once and in order, and the events are those of one thread. */
  void judge() throws InterruptedException {
    List<At<ActionDetections>> detections = detections();
    Map<String, List<ActionDetections>> detectionsOf =
        detections.stream().map(At::value).collect(groupingBy(ActionDetections::cameraId));
    Map<String, List<Answer>> answers = reference.answers(windows, detections);

    assertThat(detectionsOf.keySet()).isEqualTo(answers.keySet());
    answers.forEach(
        (camera, expected) -> {
          List<ActionDetections> found = detectionsOf.getOrDefault(camera, List.of());
          assertThat(found)
              .as("ids of %s, in order, each once", camera)
              .extracting(ActionDetections::detectionId)
              .containsExactlyElementsOf(expected.stream().map(Oracle::id).toList());
          for (int i = 0; i < expected.size(); i++) {
            assertSame(expected.get(i), found.get(i));
          }
          assertThat(tracksOf(found)).isEqualTo(tracksBy(config, reference.hop(), found));
        });
    Map<String, List<ActionEvent>> expectedEvents = reference.events(windows, detections);
    assertThat(expectedEvents).isNotEmpty();
    assertThat(events().stream().map(At::value).collect(groupingBy(ActionEvent::cameraId)))
        .isEqualTo(expectedEvents);
  }

  @Override
  public void close() {
    networks.forEach(Pvit::close);
  }

  private static String id(Answer answer) {
    return ActionDetections.idOf(
        answer.camera(), answer.streamEpoch(), answer.keySequence(), answer.by().card().sha256());
  }

  private static void assertSame(Answer expected, ActionDetections found) {
    double threshold = expected.by().card().thresholds().actionEnd();
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
