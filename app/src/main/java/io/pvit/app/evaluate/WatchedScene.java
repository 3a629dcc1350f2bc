package io.pvit.app.evaluate;

import io.pvit.inference.actor.ActorSource;
import io.pvit.inference.camera.CameraMemory;
import io.pvit.inference.camera.CameraWatch;
import io.pvit.inference.camera.ClipOutcome;
import io.pvit.inference.camera.ClipPlace;
import io.pvit.inference.network.ClipAnswer;
import io.pvit.inference.network.NetworkCard;
import io.pvit.model.ActorPrediction;
import io.pvit.model.Precision;
import io.pvit.model.checkpoint.Card;
import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.Box;
import io.pvit.schemas.DetectedActor;
import io.pvit.schemas.ScoredAction;
import io.pvit.schemas.StageStamps;
import io.pvit.schemas.clip.ClipShape;
import io.pvit.schemas.config.InferenceConfig;
import io.pvit.trainer.judge.AlarmMarks.Alarms;
import io.pvit.trainer.judge.FrameBox;
import io.pvit.trainer.judge.KeyFrameTruth;
import io.pvit.trainer.judge.SceneExam;
import io.pvit.trainer.scene.Clip;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One scene before one camera. An event is true where somebody whom its actor overlaps by half does
 * it at the key frame of one of the clips that it rests on when it begins; it is not counted where
 * the actor is somebody too small to tell from.
 */
final class WatchedScene {

  private static final String CAMERA = "camera";
  private static final String NOWHERE = "none";
  private static final Set<Integer> ACTED = SceneExam.actedClasses();

  private final Clip scene;
  private final ClipShape shape;
  private final NetworkCard card;
  private final CameraWatch watch;
  private final int evidenceClips;
  private final Deque<Evidence> evidence = new ArrayDeque<>();
  private CameraMemory memory = CameraMemory.initial();
  private int falseDetections;
  private int falseEvents;
  private int trueEvents;

  private record Evidence(KeyFrameTruth truth, ActionDetections detections) {
    Optional<FrameBox> boxOf(String track) {
      return detections.actors().stream()
          .filter(actor -> actor.trackId().equals(track))
          .map(actor -> box(actor.box()))
          .findFirst();
    }
  }

  WatchedScene(Clip scene, ClipShape shape, Card card, InferenceConfig config) {
    this.scene = scene;
    this.shape = shape;
    this.card = NetworkCard.of(card, Precision.FLOAT32);
    this.watch = CameraWatch.of(config, shape, ActorSource.network());
    this.evidenceClips = config.events().startAfterClips();
  }

  /**
   * What the network says of the next clip.
   *
   * @param from its first picture in the scene
   */
  void take(int from, List<ActorPrediction> people) {
    ClipOutcome outcome =
        watch.take(
            memory,
            Optional.empty(),
            place(from),
            new ClipAnswer(card, people),
            new StageStamps(0, 0, 0, 0));
    memory = outcome.memory();
    KeyFrameTruth truth = new KeyFrameTruth(scene, from + shape.keyFrame());
    outcome.detections().actors().forEach(actor -> falseDetections += falseActions(actor, truth));
    evidence.addLast(new Evidence(truth, outcome.detections()));
    if (evidence.size() > evidenceClips) {
      evidence.removeFirst();
    }
    outcome.events().events().stream()
        .filter(event -> event.type() == ActionEvent.Type.START)
        .filter(event -> ACTED.contains(event.actionId()))
        .forEach(this::count);
  }

  private int falseActions(DetectedActor actor, KeyFrameTruth truth) {
    FrameBox box = box(actor.box());
    int count = 0;
    for (ScoredAction action : actor.actions()) {
      boolean isAlarm =
          action.score() >= card.thresholds().startScore() && ACTED.contains(action.actionId());
      count += isAlarm && !truth.isUnsure(box) && !truth.isTrue(box, action.actionId()) ? 1 : 0;
    }
    return count;
  }

  private void count(ActionEvent start) {
    boolean isTrue = false;
    boolean isUnsure = false;
    for (Evidence clip : evidence) {
      Optional<FrameBox> box = clip.boxOf(start.trackId());
      if (box.isPresent()) {
        isTrue |= clip.truth().isTrue(box.get(), start.actionId());
        isUnsure |= clip.truth().isUnsure(box.get());
      }
    }
    if (isTrue) {
      trueEvents++;
    } else if (!isUnsure) {
      falseEvents++;
    }
  }

  /** What came of all clips so far. */
  Alarms alarms() {
    return new Alarms(
        scene.maps().frames() * shape.frameIntervalUs(), falseDetections, falseEvents, trueEvents);
  }

  private ClipPlace place(int from) {
    int lastWindow = from / shape.framesPerWindow() + shape.windowsPerClip() - 1;
    long interval = shape.frameIntervalUs();
    int frames = shape.windowsPerClip() * shape.framesPerWindow();
    return new ClipPlace(
        CAMERA,
        0,
        shape.keySequence(lastWindow),
        (from + shape.keyFrame()) * interval,
        from * interval,
        (from + frames - 1) * interval,
        NOWHERE,
        0,
        lastWindow - shape.windowsPerClip() + 1,
        lastWindow);
  }

  private static FrameBox box(Box box) {
    return new FrameBox(box.x1(), box.y1(), box.x2(), box.y2());
  }
}
