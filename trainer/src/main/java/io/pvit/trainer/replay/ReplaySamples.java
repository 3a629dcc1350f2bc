package io.pvit.trainer.replay;

import io.pvit.model.checkpoint.Card;
import io.pvit.model.net.SplitMix64;
import io.pvit.trainer.dataset.MixedSamples;
import io.pvit.trainer.sample.Sample;
import io.pvit.trainer.sample.SampleSource;
import java.util.List;
import java.util.Optional;

/**
 * Labelled clips and others in turn, so many of each that the labelled ones have their share. The
 * clips are those that the store held when this was made; one that has gone since is replaced by
 * its neighbour.
 */
public final class ReplaySamples implements SampleSource {

  private final ReplayStore store;
  private final List<String> ids;
  private final Card card;
  private final SampleSource others;
  private final SampleSource both;

  /**
   * @param card of the network; clips that it does not take are passed over
   * @param share of labelled clips, 0..1; 0 where the store has none for it
   * @param others what else there is to learn from
   */
  public ReplaySamples(ReplayStore store, Card card, double share, SampleSource others) {
    this.store = store;
    this.ids = store.toLearnFrom(card.inputContract());
    this.card = card;
    this.others = others;
    both = new MixedSamples(others, this::replayed, ids.isEmpty() ? 0 : share);
  }

  @Override
  public Sample sample(long index) {
    return both.sample(index);
  }

  private Sample replayed(long turn) {
    int first = (int) Math.floorMod(SplitMix64.mix(turn), (long) ids.size());
    for (int i = 0; i < ids.size(); i++) {
      Optional<ReplayClip> clip = store.find(ids.get((first + i) % ids.size()));
      if (clip.isPresent() && clip.get().fits(card.inputContract())) {
        return clip.get().sample(card.labels());
      }
    }
    return others.sample(turn);
  }
}
