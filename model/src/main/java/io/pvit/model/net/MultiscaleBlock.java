package io.pvit.model.net;

import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;

/**
 * x = skip(x) + attention(norm(x)), then x + mlp(norm(x)); in training each sum is left out for
 * some clips.
 */
final class MultiscaleBlock {

  private final LayerNorm norm;
  private final PoolingAttention attention;
  private final SkipPath skip;
  private final StochasticDepth depth;
  private final Mlp mlp;
  private final Pooling queryPooling;
  private final Pooling keyPooling;

  /**
   * A block named {@code blocks.<index>}.
   *
   * @param designGrid the grid that its position tables are made for
   * @param depthRate of the stochastic depth of both branches
   */
  MultiscaleBlock(
      ParameterList parameters,
      int index,
      BlockConfig config,
      Extent designGrid,
      double eps,
      double depthRate) {
    String name = "blocks." + index;
    norm = new LayerNorm(parameters, name + ".norm1", config.inputChannels(), eps);
    attention = new PoolingAttention(parameters, name + ".attn", config, designGrid, eps);
    mlp = new Mlp(parameters, name, config.outputChannels(), eps, depthRate);
    depth = new StochasticDepth(name + ".attn", depthRate);
    skip = skip(parameters, name, config);
    queryPooling = new Pooling(config.kernelQ(), config.strideQ());
    keyPooling = new Pooling(config.kernelKv(), config.strideKv());
  }

  private static SkipPath skip(ParameterList parameters, String name, BlockConfig config) {
    SkipPath path = SkipPath.same();
    if (config.inputChannels() != config.outputChannels()) {
      path =
          SkipPath.projected(
              Linear.ofBlock(
                  parameters, name + ".project", config.inputChannels(), config.outputChannels()));
    }
    return config.strideQ().product() > 1 ? path.pooled(config.strideQ()) : path;
  }

  BlockPlan plan(TensorScope scope, Extent grid, int prompts) {
    return BlockPlan.of(scope, grid, queryPooling, keyPooling, prompts);
  }

  Tensor forward(Pass pass, Tensor x, BlockPlan plan) {
    Tensor normed = norm.forLinear(pass, x); // (B, 1 + N + P, C)
    Tensor mixed = attention.forward(pass, normed, plan); // (B, 1 + N' + P, C')
    Tensor around = skip.forward(pass, x, normed, plan.in()); // (B, 1 + N' + P, C')
    return mlp.forward(pass, depth.add(pass, around, mixed));
  }

  /** The attention branch alone, for comparison with other implementations. */
  Tensor attentionOf(Pass pass, Tensor x, BlockPlan plan) {
    return attention.forward(pass, norm.forLinear(pass, x), plan);
  }
}
