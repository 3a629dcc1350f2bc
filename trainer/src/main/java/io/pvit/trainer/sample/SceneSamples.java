package io.pvit.trainer.sample;

import io.pvit.model.InputContract;
import io.pvit.model.checkpoint.Card;
import io.pvit.trainer.augment.Augmentation;
import io.pvit.trainer.augment.Framing;
import io.pvit.trainer.augment.Tone;
import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.ClipSeed;
import io.pvit.trainer.scene.ClipSource;
import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.SceneClips;
import io.pvit.trainer.scene.motion.Repertoire;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Scenes to learn from: the clip of the training seed that is the sample's index, seen whole or as
 * the index draws.
 */
public final class SceneSamples implements SampleSource {

  private final ClipSource<ClipSeed.Training> scenes;
  private final int distinct;
  private final SceneLabels labels;
  private final InputContract contract;
  private final Optional<Augmentation> augmentation;

  /**
   * Samples of scenes.
   *
   * @param scenes where they come from
   * @param distinct how many different clips there are, which then come again; 0 for no end
   * @param labels what they teach
   * @param contract the clips that the network takes
   * @param augmentation how they are varied; a clip that comes again is varied anew
   */
  public SceneSamples(
      ClipSource<ClipSeed.Training> scenes,
      int distinct,
      SceneLabels labels,
      InputContract contract,
      Optional<Augmentation> augmentation) {
    this.scenes = scenes;
    this.distinct = distinct;
    this.labels = labels;
    this.contract = contract;
    this.augmentation = augmentation;
  }

  /**
   * Everything that is acted, in the size of a network.
   *
   * @param card of the network
   * @param people most in a scene
   * @param distinct how many different clips there are, which then come again; 0 for no end
   */
  public static SampleSource endless(
      Card card, int people, int distinct, Optional<Augmentation> augmentation) {
    InputContract contract = card.inputContract();
    ClipSpec spec =
        new ClipSpec(
            contract.frames(),
            contract.height(),
            contract.width(),
            1e6 / contract.frameIntervalUs(),
            people,
            Repertoire.principals());
    return new SceneSamples(
        SceneClips.source(spec), distinct, SceneLabels.of(card), contract, augmentation);
  }

  @Override
  public Sample sample(long index) {
    Clip scene = scenes.clip(new ClipSeed.Training(distinct == 0 ? index : index % distinct));
    Framing framing =
        augmentation
            .map(
                of ->
                    of.framing(
                        index, scene, contract.keyFrame(), contract.width(), contract.height()))
            .orElseGet(
                () ->
                    Framing.whole(
                        scene.maps().width(),
                        scene.maps().height(),
                        contract.width(),
                        contract.height()));
    Tone tone = augmentation.map(of -> of.tone(index)).orElse(Tone.NEUTRAL);
    byte[] rgb = framing.rgb(scene.maps());
    tone.apply(rgb, framing.letterbox());
    return new Sample(ByteBuffer.wrap(rgb), framing.letterbox(), labels.of(scene, framing));
  }
}
