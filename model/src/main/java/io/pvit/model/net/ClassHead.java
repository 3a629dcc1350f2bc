package io.pvit.model.net;

import io.pvit.model.torch.Tensor;

/** One linear layer on the class token: what the whole clip shows. */
final class ClassHead {

  private final Linear linear;

  ClassHead(ParameterList parameters, int channels, int classes) {
    linear = new Linear(parameters, "head.1", channels, classes);
  }

  /** From normalised tokens (B, L, C) to logits (B, classes). */
  Tensor forward(Pass pass, Tensor tokens) {
    return linear.forward(pass, pass.call("class_token_of", tokens));
  }
}
