package io.pvit.trainer.ablation;

import io.pvit.model.InputContract;
import io.pvit.model.checkpoint.Card;
import io.pvit.model.checkpoint.LabelMap;
import io.pvit.model.loss.ClipLabels;
import io.pvit.trainer.augment.Framing;
import io.pvit.trainer.sample.Sample;
import io.pvit.trainer.sample.SampleSource;
import io.pvit.trainer.sample.SceneLabels;
import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.ClipSeed;
import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.motion.Repertoire;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.LongStream;

/** Scenes outdoors that teach depth, normals, segmentation, pose and boxes, and no action. */
final class TaskScenes implements SampleSource {

  /** Beyond the numbers of the backbone's clips. */
  private static final long FIRST = 1L << 40;

  private final List<Clip> scenes;
  private final SceneLabels labels;
  private final InputContract contract;

  /**
   * Renders them.
   *
   * @param card of a network with heads for the tasks
   * @param all every action that the labels of scenes may name
   */
  TaskScenes(Card card, LabelMap all, int count) {
    contract = card.inputContract();
    Card named =
        new Card(
            card.format(),
            card.architecture(),
            all.labels(),
            all.id(),
            contract,
            card.preprocessing(),
            card.thresholds(),
            card.untrained(),
            card.metrics(),
            card.provenance(),
            "",
            "");
    labels = SceneLabels.of(named, contract);
    ClipSpec spec = SideView.spec(contract, Repertoire.principals());
    scenes =
        LongStream.range(FIRST, FIRST + count)
            .mapToObj(
                number ->
                    SideView.clip(
                        SceneStyle.OUTDOORS.seed(number, spec, ClipSeed.Training::new), spec))
            .toList();
  }

  @Override
  public Sample sample(long index) {
    Clip scene = scenes.get((int) (index % scenes.size()));
    Framing framing =
        SideView.VARIED.framing(
            index, scene, contract.keyFrame(), contract.width(), contract.height());
    byte[] rgb = framing.rgb(scene.maps()); // (F, Y, X, 3)
    ClipLabels known = labels.of(scene, framing);
    return new Sample(ByteBuffer.wrap(rgb), framing.letterbox(), known);
  }
}
