package io.pvit.trainer.rounds;

import io.pvit.model.InputContract;
import io.pvit.model.checkpoint.Card;
import io.pvit.model.frames.Letterbox;
import io.pvit.trainer.augment.Framing;
import io.pvit.trainer.gate.ExamClip;
import io.pvit.trainer.gate.Gate.ExamSet;
import io.pvit.trainer.replay.ReplayStore;
import io.pvit.trainer.sample.Sample;
import io.pvit.trainer.sample.SceneLabels;
import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.ClipSeed;
import io.pvit.trainer.scene.ClipSource;
import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.SceneClips;
import java.util.List;
import java.util.Optional;

/**
 * What a candidate is asked: scenes that no training sees, and labelled clips that were held back.
 */
final class Exams {

  private Exams() {}

  /** The first so many evaluation scenes, in the size of a network; rendered when asked for. */
  static ExamSet scenes(Card card, int people, int clips) {
    InputContract contract = card.inputContract();
    ClipSpec everything =
        ClipSpec.everything(
            contract.frames(),
            contract.height(),
            contract.width(),
            1e6 / contract.frameIntervalUs());
    ClipSpec spec =
        new ClipSpec(
            everything.frames(),
            everything.height(),
            everything.width(),
            everything.framesPerSecond(),
            people,
            everything.actions());
    return scenes(card, SceneClips.source(spec), clips);
  }

  static ExamSet scenes(Card card, ClipSource<ClipSeed.Evaluation> source, int clips) {
    SceneLabels labels = SceneLabels.of(card, card.inputContract());
    return new ExamSet() {
      @Override
      public String name() {
        return "synthetic";
      }

      @Override
      public int size() {
        return clips;
      }

      @Override
      public Optional<ExamClip> clip(int number) {
        Clip scene = source.clip(new ClipSeed.Evaluation(number));
        int width = scene.maps().width();
        int height = scene.maps().height();
        Sample sample =
            new Sample(
                scene.maps().rgb(),
                Letterbox.fit(width, height, width, height),
                labels.of(scene, Framing.whole(width, height, width, height)));
        return Optional.of(ExamClip.of(sample, card.labels()));
      }
    };
  }

  /** What the store holds back at this moment, in the network's size. */
  static ExamSet labelled(Card card, ReplayStore store) {
    List<String> ids = store.heldBack(card.inputContract());
    return new ExamSet() {
      @Override
      public String name() {
        return "labelled";
      }

      @Override
      public int size() {
        return ids.size();
      }

      @Override
      public Optional<ExamClip> clip(int number) {
        return store
            .find(ids.get(number))
            .filter(clip -> clip.fits(card.inputContract()))
            .map(clip -> ExamClip.of(clip.sample(card.labels()), card.labels()));
      }
    };
  }
}
