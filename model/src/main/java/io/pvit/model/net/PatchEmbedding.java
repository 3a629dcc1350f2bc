package io.pvit.model.net;

import io.pvit.model.torch.Tensor;

/** A convolution over time and space whose outputs are the first tokens. */
final class PatchEmbedding {

  private static final int COLOURS = 3;

  private final String weight;
  private final String bias;
  private final Extent kernel;
  private final Extent stride;
  private final Extent padding;

  PatchEmbedding(
      ParameterList parameters, int channels, Extent kernel, Extent stride, Extent padding) {
    Init init = Init.convolution(COLOURS * kernel.product());
    weight =
        parameters.declare(
            "conv_proj.weight", init, channels, COLOURS, kernel.t(), kernel.h(), kernel.w());
    bias = parameters.declare("conv_proj.bias", init, channels);
    this.kernel = kernel;
    this.stride = stride;
    this.padding = padding;
  }

  /** The grid of patches that a clip of this size gives. */
  Extent grid(Extent clip) {
    return clip.convolved(kernel, stride, padding);
  }

  Tensor forward(Pass pass, Tensor clip) {
    return pass.call(
        "embed_patches",
        clip,
        pass.weight(weight),
        pass.weight(bias),
        stride.toLongs(),
        padding.toLongs()); // (B, 3, F, Y, X) to (B, C, T, H, W)
  }
}
