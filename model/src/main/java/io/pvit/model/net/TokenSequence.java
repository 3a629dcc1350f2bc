package io.pvit.model.net;

import io.pvit.model.torch.Tensor;

/** Class token first, patches in the middle, nothing behind: a plain MViTv2. */
final class TokenSequence {

  private final String classToken;

  TokenSequence(ParameterList parameters, int channels) {
    classToken = parameters.declare("pos_encoding.class_token", Init.SMALL, channels);
  }

  Tensor forward(Pass pass, Tensor patches) {
    return pass.call(
        "class_and_patches", patches, pass.weight(classToken)); // (B, C, T, H, W) to (B, 1 + N, C)
  }
}
