package io.pvit.model.net;

import io.pvit.model.torch.Tensor;

/**
 * What goes around the attention: the tokens themselves, made as wide and as few as those it gives.
 */
interface SkipPath {

  /**
   * Returns tokens (B, 1 + N' + P, C').
   *
   * @param x the block's input (B, 1 + N + P, C)
   * @param normed the same after the first norm
   */
  Tensor forward(Pass pass, Tensor x, Tensor normed, Extent grid);

  /** The block's input as it is. */
  static SkipPath same() {
    return (pass, x, normed, grid) -> x;
  }

  /** A projection of the normalised input, where the width changes. */
  static SkipPath projected(Linear project) {
    return (pass, x, normed, grid) -> project.projected(pass, normed);
  }

  /** The path's patches max-pooled, where queries are. */
  default SkipPath pooled(Extent stride) {
    Extent kernel =
        new Extent(overlapping(stride.t()), overlapping(stride.h()), overlapping(stride.w()));
    return (pass, x, normed, grid) ->
        pass.call(
            "pool_skip",
            forward(pass, x, normed, grid),
            grid.toLongs(),
            kernel.toLongs(),
            stride.toLongs(),
            kernel.half().toLongs()); // (B, 1 + N + P, C') to (B, 1 + N' + P, C')
  }

  private static int overlapping(int stride) {
    return stride > 1 ? stride + 1 : 1;
  }
}
