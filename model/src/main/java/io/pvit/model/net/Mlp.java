package io.pvit.model.net;

import io.pvit.model.torch.Tensor;

/** x + W2 gelu(W1 norm(x)), four times as wide inside. */
final class Mlp {

  private static final int EXPANSION = 4;

  private final LayerNorm norm;
  private final StochasticDepth depth;
  private final Linear in;
  private final Linear out;

  Mlp(ParameterList parameters, String block, int width, double eps, double depthRate) {
    depth = new StochasticDepth(block + ".mlp", depthRate);
    norm = new LayerNorm(parameters, block + ".norm2", width, eps);
    in = Linear.ofBlock(parameters, block + ".mlp.0", width, EXPANSION * width);
    out = Linear.ofBlock(parameters, block + ".mlp.3", EXPANSION * width, width);
  }

  Tensor forward(Pass pass, Tensor x) {
    Object[] arguments = {
      x,
      norm.weight(pass),
      norm.bias(pass),
      norm.eps(),
      in.weight(pass),
      in.bias(pass),
      out.weight(pass),
      out.bias(pass),
      pass.mixed()
    };
    return depth.isOff(pass)
        ? pass.call("mlp", arguments) // (B, L, C)
        : depth.add(pass, x, pass.call("mlp_branch", arguments));
  }
}
