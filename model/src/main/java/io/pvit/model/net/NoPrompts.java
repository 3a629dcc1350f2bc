package io.pvit.model.net;

import io.pvit.model.torch.Tensor;

/** A plain MViTv2's: none. */
final class NoPrompts implements Prompts {

  @Override
  public int count() {
    return 0;
  }

  @Override
  public Tensor appendTo(Pass pass, Tensor tokens) {
    return tokens;
  }
}
