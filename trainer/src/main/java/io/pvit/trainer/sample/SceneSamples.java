package io.pvit.trainer.sample;

import io.pvit.model.InputContract;
import io.pvit.model.checkpoint.Card;
import io.pvit.model.frames.Letterbox;
import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.ClipSeed;
import io.pvit.trainer.scene.ClipSource;
import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.SceneClips;
import io.pvit.trainer.scene.motion.Repertoire;

/** Scenes to learn from: the clip of the training seed that is the sample's index. */
public final class SceneSamples implements SampleSource {

  private final ClipSource<ClipSeed.Training> scenes;
  private final SceneLabels labels;

  /**
   * Samples of scenes that are in the network's size.
   *
   * @param scenes where they come from
   * @param labels what they teach
   */
  public SceneSamples(ClipSource<ClipSeed.Training> scenes, SceneLabels labels) {
    this.scenes = scenes;
    this.labels = labels;
  }

  /**
   * Everything that is acted, in the size of a network.
   *
   * @param card of the network
   * @param people most in a scene
   * @param distinct how many different clips there are, which then come again; 0 for no end
   */
  public static SampleSource endless(Card card, int people, int distinct) {
    InputContract contract = card.inputContract();
    ClipSpec spec =
        new ClipSpec(
            contract.frames(),
            contract.height(),
            contract.width(),
            1e6 / contract.frameIntervalUs(),
            people,
            Repertoire.principals());
    SampleSource scenes = new SceneSamples(SceneClips.source(spec), SceneLabels.of(card));
    return distinct == 0 ? scenes : index -> scenes.sample(index % distinct);
  }

  @Override
  public Sample sample(long index) {
    Clip scene = scenes.clip(new ClipSeed.Training(index));
    int width = scene.maps().width();
    int height = scene.maps().height();
    return new Sample(
        scene.maps().rgb(), Letterbox.fit(width, height, width, height), labels.of(scene));
  }
}
