package io.pvit.trainer.sample;

import io.pvit.model.InputContract;
import io.pvit.model.checkpoint.Card;
import io.pvit.trainer.augment.Augmentation;
import io.pvit.trainer.augment.Framing;
import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.ClipSeed;
import io.pvit.trainer.scene.ClipSource;
import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.SceneClips;
import io.pvit.trainer.scene.motion.Repertoire;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Scenes to learn from, each seen in its own way.
 *
 * @param scenes where they come from, by training seed
 * @param labels what they teach
 * @param contract the clips that are learnt from
 * @param augmentation how they are varied, by the sample's index; empty for not at all
 * @param distinct how many different scenes there are, which then come again; 0 for no end
 */
public record SceneSamples(
    ClipSource<ClipSeed.Training> scenes,
    SceneLabels labels,
    InputContract contract,
    Optional<Augmentation> augmentation,
    long distinct)
    implements SampleSource {

  public SceneSamples {
    if (distinct < 0) {
      throw new IllegalArgumentException("distinct must be >= 0, was " + distinct);
    }
  }

  /** The same in the clips that the network serves. */
  public static SceneSamples of(
      Card card, int people, Optional<Augmentation> augmentation, long distinct) {
    return of(card, card.inputContract(), people, augmentation, distinct);
  }

  /**
   * Everything that is acted, for one network.
   *
   * @param contract the clips to make
   * @param people most in a scene
   */
  public static SceneSamples of(
      Card card,
      InputContract contract,
      int people,
      Optional<Augmentation> augmentation,
      long distinct) {
    ClipSpec spec =
        new ClipSpec(
            contract.frames(),
            contract.height(),
            contract.width(),
            1e6 / contract.frameIntervalUs(),
            people,
            Repertoire.principals());
    return new SceneSamples(
        SceneClips.source(spec), SceneLabels.of(card, contract), contract, augmentation, distinct);
  }

  @Override
  public Sample sample(long index) {
    Clip scene = scenes.clip(new ClipSeed.Training(distinct == 0 ? index : index % distinct));
    Framing framing =
        augmentation
            .map(
                each ->
                    each.framing(
                        index, scene, contract.keyFrame(), contract.width(), contract.height()))
            .orElseGet(() -> whole(scene));
    byte[] rgb = framing.rgb(scene.maps()); // (F, Y, X, 3)
    augmentation.ifPresent(each -> each.tone(index).apply(rgb, framing.letterbox()));
    return new Sample(ByteBuffer.wrap(rgb), framing.letterbox(), labels.of(scene, framing));
  }

  private Framing whole(Clip scene) {
    return Framing.whole(
        scene.maps().width(), scene.maps().height(), contract.width(), contract.height());
  }
}
