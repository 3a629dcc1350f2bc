package io.pvit.model.net;

import io.pvit.model.torch.Tensor;
import java.util.List;

/** What the backbone makes of a batch of clips, for heads of every kind. */
public final class Features {

  private final Tensor tokens;
  private final Taps taps;

  Features(Tensor tokens, Taps taps) {
    this.tokens = tokens;
    this.taps = taps;
  }

  /** Normalised tokens (B, 1 + N + P, C). */
  public Tensor tokens() {
    return tokens;
  }

  /** Those of some clips of the batch, so that a head works only for clips that have its labels. */
  public Features only(Pass pass, List<Integer> clips) {
    long[] rows = clips.stream().mapToLong(Integer::longValue).toArray();
    Tensor index = pass.scope().longs(rows, rows.length);
    return new Features(
        pass.call("clips_of", tokens, index),
        taps.map(tap -> pass.call("clips_of", tap, index))); // (B, L, C) to (S, L, C)
  }

  Taps taps() {
    return taps;
  }
}
