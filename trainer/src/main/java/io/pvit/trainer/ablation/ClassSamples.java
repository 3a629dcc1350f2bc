package io.pvit.trainer.ablation;

import io.pvit.model.InputContract;
import io.pvit.model.loss.ClipLabels;
import io.pvit.trainer.ablation.ActedClips.Acted;
import io.pvit.trainer.augment.Augmentation;
import io.pvit.trainer.augment.Framing;
import io.pvit.trainer.dataset.EpochOrder;
import io.pvit.trainer.sample.Sample;
import io.pvit.trainer.sample.SampleSource;
import java.nio.ByteBuffer;
import java.util.List;

/** A few clips whose classes are known, again and again, each time seen otherwise. */
final class ClassSamples implements SampleSource {

  private final List<Acted> clips;
  private final InputContract contract;
  private final long seed;
  private final EpochOrder order;

  ClassSamples(List<Acted> clips, InputContract contract, long seed) {
    this.clips = List.copyOf(clips);
    this.contract = contract;
    this.seed = seed;
    order = new EpochOrder(seed, clips.size());
  }

  @Override
  public Sample sample(long index) {
    Acted acted = clips.get(order.at(index));
    long draw = (seed << 32) + index;
    Framing framing =
        Augmentation.USUAL.framing(
            draw, acted.clip(), contract.keyFrame(), contract.width(), contract.height());
    byte[] rgb = framing.rgb(acted.clip().maps()); // (F, Y, X, 3)
    Augmentation.USUAL.tone(draw).apply(rgb, framing.letterbox());
    return new Sample(ByteBuffer.wrap(rgb), framing.letterbox(), labels(acted));
  }

  /** As a clip that is judged: seen whole. */
  static Sample whole(Acted acted, InputContract contract) {
    Framing framing =
        Framing.whole(
            acted.clip().maps().width(),
            acted.clip().maps().height(),
            contract.width(),
            contract.height());
    return new Sample(
        ByteBuffer.wrap(framing.rgb(acted.clip().maps())), framing.letterbox(), labels(acted));
  }

  private static ClipLabels labels(Acted acted) {
    return ClipLabels.real().withAction(acted.output());
  }
}
