package io.pvit.model.net;

import io.pvit.model.torch.Tensor;

/**
 * Brings the patches behind a block to the finest tap's grid: a transposed convolution whose steps
 * do not overlap.
 */
final class TapUpsampling {

  private final int block;
  private final Extent factor;
  private final String weight;
  private final String bias;

  /**
   * Behind a block.
   *
   * @param channels of the block's output
   * @param factor how much finer the result is
   * @param width channels of the result
   */
  TapUpsampling(
      ParameterList parameters, String name, int block, int channels, Extent factor, int width) {
    this.block = block;
    this.factor = factor;
    weight =
        parameters.declare(
            name + ".weight",
            Init.evenOver(channels),
            channels,
            width,
            factor.t(),
            factor.h(),
            factor.w());
    bias = parameters.declare(name + ".bias", Init.ZERO, width);
  }

  /** The tapped grid, which the plan knows. */
  Extent grid(Plan plan) {
    return plan.blocks().get(block).queries();
  }

  /** From a tap (B, 1 + N + P, C) to (B, T, h, w, E); what hangs over the finest grid is cut. */
  Tensor forward(Pass pass, Taps taps, Plan plan, Extent finest) {
    return pass.call(
        "upsample_tap",
        taps.of(block),
        grid(plan).toLongs(),
        pass.weight(weight),
        pass.weight(bias),
        factor.toLongs(),
        finest.toLongs());
  }
}
