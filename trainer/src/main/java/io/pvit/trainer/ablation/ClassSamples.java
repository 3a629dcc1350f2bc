package io.pvit.trainer.ablation;

import io.pvit.model.InputContract;
import io.pvit.model.loss.ClipLabels;
import io.pvit.trainer.ablation.ActedClips.Acted;
import io.pvit.trainer.augment.Framing;
import io.pvit.trainer.dataset.EpochOrder;
import io.pvit.trainer.sample.Sample;
import io.pvit.trainer.sample.SampleSource;
import java.nio.ByteBuffer;

/** Clips whose classes are known, again and again, each time seen otherwise. */
final class ClassSamples implements SampleSource {

  private final ActedClips clips;
  private final InputContract contract;
  private final long seed;
  private final EpochOrder order;

  ClassSamples(ActedClips clips, InputContract contract, long seed) {
    this.clips = clips;
    this.contract = contract;
    this.seed = seed;
    order = new EpochOrder(seed, clips.size());
  }

  @Override
  public Sample sample(long index) {
    Acted acted = clips.at(order.at(index));
    long draw = (seed << 32) + index;
    return sample(
        acted,
        SideView.VARIED.framing(
            draw,
            SideView.PIXELS,
            SideView.PIXELS,
            acted.person(),
            contract.width(),
            contract.height()));
  }

  /** As a clip that is judged: seen whole. */
  static Sample whole(Acted acted, InputContract contract) {
    return sample(
        acted,
        Framing.whole(SideView.PIXELS, SideView.PIXELS, contract.width(), contract.height()));
  }

  private static Sample sample(Acted acted, Framing framing) {
    byte[] pictures = new byte[acted.rgb().remaining()];
    acted.rgb().duplicate().get(pictures);
    byte[] rgb = framing.rgb(pictures, SideView.PIXELS, SideView.PIXELS); // (F, Y, X, 3)
    return new Sample(
        ByteBuffer.wrap(rgb), framing.letterbox(), ClipLabels.real().withAction(acted.output()));
  }
}
