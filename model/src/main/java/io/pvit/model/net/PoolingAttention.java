package io.pvit.model.net;

import io.pvit.model.torch.Tensor;

/**
 * softmax(q k' / sqrt(D) + E) v + q, projected; q, k, v pooled, E the relative positions of
 * patches.
 *
 * <p>The pooled query is added to all but the class token. Prompts are pooled by a scale, attend to
 * everything and are attended to, but have no position.
 */
final class PoolingAttention {

  private static final int QUERY = 0;
  private static final int KEY = 1;
  private static final int VALUE = 2;

  private final HeadProjection query;
  private final HeadProjection key;
  private final HeadProjection value;
  private final RelativePositions positions;
  private final Linear project;

  PoolingAttention(
      ParameterList parameters, String name, BlockConfig config, Extent designGrid, double eps) {
    int width = config.outputChannels();
    Linear joint = Linear.ofBlock(parameters, name + ".qkv", config.inputChannels(), 3 * width);
    project = Linear.ofBlock(parameters, name + ".project.0", width, width);
    Shares shares = new Shares(parameters, name, joint, config, eps);
    query = shares.of("pool_q", QUERY, new Pooling(config.kernelQ(), config.strideQ()));
    key = shares.of("pool_k", KEY, new Pooling(config.kernelKv(), config.strideKv()));
    value = shares.of("pool_v", VALUE, new Pooling(config.kernelKv(), config.strideKv()));
    int size = Math.max(designGrid.h(), designGrid.w());
    positions =
        new RelativePositions(
            parameters,
            name,
            RelativeDistance.distances(size / config.strideQ().h(), size / config.strideKv().h()),
            RelativeDistance.distances(designGrid.t(), designGrid.t()),
            config.headChannels());
  }

  /** From normalised tokens (B, 1 + N + P, C) to (B, 1 + N' + P, C'). */
  Tensor forward(Pass pass, Tensor x, BlockPlan plan) {
    Tensor q = query.forward(pass, x, plan.in(), plan.queryCover()); // (B, 1 + N' + P, A, D)
    Tensor k = key.forward(pass, x, plan.in(), plan.keyCover()); // (B, 1 + M + P, A, D)
    Tensor v = value.forward(pass, x, plan.in(), plan.keyCover()); // (B, 1 + M + P, A, D)
    Tensor terms = positions.forward(pass, q, plan); // (B, N', A, kh + kw + kt)
    Tensor mixed =
        pass.call("attend", q, k, v, terms, plan.places(), pass.mixed()); // (B, 1 + N' + P, C')
    return project.projected(pass, mixed);
  }

  /** What the three shares of the joint projection have in common. */
  private record Shares(
      ParameterList parameters, String name, Linear joint, BlockConfig config, double eps) {

    HeadProjection of(String pool, int share, Pooling pooling) {
      int heads = config.numHeads();
      int width = config.outputChannels();
      return pooling.exists()
          ? new PooledProjection(
              parameters, name + "." + pool, joint, share, heads, width, pooling, eps)
          : new PlainProjection(joint, share, heads, width);
    }
  }
}
