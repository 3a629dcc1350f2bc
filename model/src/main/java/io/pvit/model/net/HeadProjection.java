package io.pvit.model.net;

import io.pvit.model.torch.Tensor;

/**
 * Query, key or value of all heads: a share of the joint projection, pooled where there is a pool.
 */
interface HeadProjection {

  /** From tokens (B, L, C) on that grid to (B, L', A, D). */
  Tensor forward(Pass pass, Tensor tokens, Extent grid, Tensor promptCover);
}
