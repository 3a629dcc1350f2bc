package io.pvit.model.net;

import io.pvit.model.torch.Tensor;

/** One linear layer on the class token: what the whole clip shows. */
final class ClassHead {

  private final Linear linear;
  private final double dropout;

  /**
   * A head.
   *
   * @param dropout of the class token, in training
   */
  ClassHead(ParameterList parameters, int channels, int classes, double dropout) {
    linear = new Linear(parameters, "head.1", channels, classes);
    this.dropout = dropout;
  }

  /** From normalised tokens (B, L, C) to logits (B, classes). */
  Tensor forward(Pass pass, Tensor tokens) {
    Tensor clip = pass.call("class_token_of", tokens); // (B, C)
    return linear.forward(pass, pass.dropout("head.0", dropout, clip));
  }
}
