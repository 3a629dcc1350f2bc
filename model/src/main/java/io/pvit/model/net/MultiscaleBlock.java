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
  private final Mlp mlp;
  private final Pooling queryPooling;
  private final Pooling keyPooling;
  private final String name;
  private final double leftOut;

  /**
   * A block named {@code blocks.<index>}.
   *
   * @param designGrid the grid that its position tables are made for
   * @param leftOut the share of clips for which a sum is left out
   */
  MultiscaleBlock(
      ParameterList parameters,
      int index,
      BlockConfig config,
      Extent designGrid,
      double eps,
      double leftOut) {
    this.leftOut = leftOut;
    name = "blocks." + index;
    norm = new LayerNorm(parameters, name + ".norm1", config.inputChannels(), eps);
    attention = new PoolingAttention(parameters, name + ".attn", config, designGrid, eps);
    mlp = new Mlp(parameters, name, config.outputChannels(), eps);
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
    Tensor met = pass.leftOut(name + ".attn", leftOut, mixed);
    Tensor sum = pass.call("add", around, met);
    return pass.sumLeftOut(name + ".mlp", leftOut, sum, mlp.forward(pass, sum));
  }

  /** The attention branch alone, for comparison with other implementations. */
  Tensor attentionOf(Pass pass, Tensor x, BlockPlan plan) {
    return attention.forward(pass, norm.forLinear(pass, x), plan);
  }
}
