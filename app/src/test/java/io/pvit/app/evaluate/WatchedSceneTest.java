package io.pvit.app.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.ActionScore;
import io.pvit.model.ActorPrediction;
import io.pvit.model.checkpoint.Card;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.StorageType;
import io.pvit.model.checkpoint.Thresholds;
import io.pvit.model.net.Preset;
import io.pvit.schemas.clip.ClipShape;
import io.pvit.schemas.config.Configuration;
import io.pvit.schemas.config.InferenceConfig;
import io.pvit.trainer.judge.AlarmMarks.Alarms;
import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.ClipSeed;
import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.SceneClips;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.label.Box;
import io.pvit.trainer.scene.label.PersonTruth;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Six seconds of somebody who sits down: five clips, one each second. */
class WatchedSceneTest {

  private static final int FRAMES = 48;
  private static final int WALK = 14;
  private static final Clip SCENE =
      SceneClips.clip(
          new ClipSeed.Evaluation(3), new ClipSpec(FRAMES, 64, 96, 8, 1, Set.of(Action.SIT)));
  private static final ActorPrediction NOBODY_WALKS = actor(0, 0, 0.05, 0.05, WALK, 0.9);

  @TempDir private Path folder = Path.of("");

  private WatchedScene scene() {
    Checkpoint untrained =
        Checkpoint.init(
            folder.resolve("untrained"),
            Preset.named("micro"),
            1,
            Path.of("../config/labels/ava-v2.2.csv"));
    Card card =
        untrained
            .copy(
                folder.resolve("checkpoint"),
                untrained.card().with(new Thresholds(0.5, 0.5, 0.3, 20), Map.of(), Map.of()),
                StorageType.FLOAT32)
            .card();
    InferenceConfig config =
        Configuration.load(
            InferenceConfig.class, Path.of("../config/inference.yaml"), Map.of(), Map.of());
    return new WatchedScene(SCENE, ClipShape.of(16, 8, 125_000), card, config);
  }

  @Test
  void whoeverIsSeenDoingWhatTheyDoWakesNobodyForNothing() {
    WatchedScene scene = scene();
    for (int from = 0; from <= 32; from += 8) {
      scene.take(from, List.of(truth(from + 8)));
    }

    assertThat(scene.alarms().falseDetections()).isZero();
    assertThat(scene.alarms().falseEvents()).isZero();
    assertThat(scene.alarms().trueEvents()).isPositive();
  }

  @Test
  void aMistakeThatLastsIsOneEventOfManyFalseDetections() {
    WatchedScene scene = scene();
    for (int from = 0; from <= 32; from += 8) {
      scene.take(from, List.of(NOBODY_WALKS));
    }

    assertThat(scene.alarms()).isEqualTo(new Alarms(6_000_000, 5, 1, 0));
  }

  @Test
  void aMistakeOfOneClipBeginsNoEvent() {
    WatchedScene scene = scene();
    scene.take(0, List.of(NOBODY_WALKS));
    for (int from = 8; from <= 32; from += 8) {
      scene.take(from, List.of());
    }

    assertThat(scene.alarms()).isEqualTo(new Alarms(6_000_000, 1, 0, 0));
  }

  @Test
  void whatTheThresholdDoesNotReachIsNoAlarm() {
    WatchedScene scene = scene();
    for (int from = 0; from <= 32; from += 8) {
      scene.take(from, List.of(actor(0, 0, 0.05, 0.05, WALK, 0.4)));
    }

    assertThat(scene.alarms()).isEqualTo(new Alarms(6_000_000, 0, 0, 0));
  }

  private static ActorPrediction truth(int frame) {
    PersonTruth person = SCENE.truth().get(frame).get(0);
    Box box = person.visible();
    return new ActorPrediction(
        box.left() / 96,
        box.top() / 64,
        box.right() / 96,
        box.bottom() / 64,
        0.9,
        person.actions().stream()
            .map(action -> new ActionScore(action.avaId(), action.name(), 0.9))
            .toList());
  }

  private static ActorPrediction actor(
      double x1, double y1, double x2, double y2, int action, double score) {
    return new ActorPrediction(
        x1, y1, x2, y2, 0.9, List.of(new ActionScore(action, "action " + action, score)));
  }
}
