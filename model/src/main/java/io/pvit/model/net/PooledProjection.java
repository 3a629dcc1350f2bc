package io.pvit.model.net;

import io.pvit.model.torch.Tensor;

/**
 * A projection whose patches are pooled by one small kernel that all heads share, then normalised.
 */
final class PooledProjection implements HeadProjection {

  private final Linear joint;
  private final int share;
  private final int heads;
  private final int width;
  private final Pooling pooling;
  private final String pool;
  private final LayerNorm norm;

  /**
   * A share of a joint projection.
   *
   * @param share 0 query, 1 key, 2 value
   */
  PooledProjection(
      ParameterList parameters,
      String name,
      Linear joint,
      int share,
      int heads,
      int width,
      Pooling pooling,
      double eps) {
    this.joint = joint;
    this.share = share;
    this.heads = heads;
    this.width = width;
    this.pooling = pooling;
    Extent kernel = pooling.kernel();
    pool =
        parameters.declare(
            name + ".pool.weight",
            Init.convolution(kernel.product()),
            width / heads,
            1,
            kernel.t(),
            kernel.h(),
            kernel.w());
    norm = new LayerNorm(parameters, name + ".norm_act.0", width / heads, eps);
  }

  @Override
  public Tensor forward(Pass pass, Tensor tokens, Extent grid, Tensor promptCover) {
    return pass.call(
        "project_and_pool",
        tokens,
        joint.weight(pass),
        joint.bias(pass),
        share * width,
        (share + 1) * width,
        heads,
        grid.toLongs(),
        pass.weight(pool),
        promptCover,
        norm.weight(pass),
        norm.bias(pass),
        pooling.stride().toLongs(),
        pooling.padding().toLongs(),
        norm.eps(),
        pass.mixed()); // (B, 1 + N + P, C) to (B, 1 + N' + P, A, D)
  }
}
