package io.pvit.model.net;

import io.pvit.model.torch.Tensor;

/** A projection that keeps every token. */
final class PlainProjection implements HeadProjection {

  private final Linear joint;
  private final int share;
  private final int heads;
  private final int width;

  /**
   * A share of a joint projection.
   *
   * @param share 0 query, 1 key, 2 value
   */
  PlainProjection(Linear joint, int share, int heads, int width) {
    this.joint = joint;
    this.share = share;
    this.heads = heads;
    this.width = width;
  }

  @Override
  public Tensor forward(Pass pass, Tensor tokens, Extent grid, Tensor promptCover) {
    return pass.call(
        "project",
        tokens,
        joint.weight(pass),
        joint.bias(pass),
        share * width,
        (share + 1) * width,
        heads,
        pass.mixed()); // (B, L, C) to (B, L, A, D)
  }
}
