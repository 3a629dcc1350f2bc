package io.pvit.model.net;

import io.pvit.model.torch.Tensor;

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

  Taps taps() {
    return taps;
  }
}
