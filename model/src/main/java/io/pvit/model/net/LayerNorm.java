package io.pvit.model.net;

import io.pvit.model.torch.Tensor;

/** Mean 0 and deviation 1 over the last axis, then a learnt scale and shift. */
final class LayerNorm {

  private final String weight;
  private final String bias;
  private final double eps;

  LayerNorm(ParameterList parameters, String name, int width, double eps) {
    weight = parameters.declare(name + ".weight", Init.ONE, width);
    bias = parameters.declare(name + ".bias", Init.ZERO, width);
    this.eps = eps;
  }

  Tensor forward(Pass pass, Tensor x) {
    return pass.call("layer_norm", x, weight(pass), bias(pass), eps);
  }

  /** As {@link #forward}, in the type in which the linear layers of the pass compute. */
  Tensor forLinear(Pass pass, Tensor x) {
    return pass.call("norm_for_linear", x, weight(pass), bias(pass), eps, pass.mixed());
  }

  Tensor weight(Pass pass) {
    return pass.weight(weight);
  }

  Tensor bias(Pass pass) {
    return pass.weight(bias);
  }

  double eps() {
    return eps;
  }
}
