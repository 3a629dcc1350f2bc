package io.pvit.model.net;

import io.pvit.model.torch.Tensor;

/** x W' + b over the last axis. */
final class Linear {

  private final String weight;
  private final String bias;

  Linear(ParameterList parameters, String name, int in, int out) {
    this(parameters, name, in, out, Init.SMALL, Init.ZERO);
  }

  Linear(ParameterList parameters, String name, int in, int out, Init weightInit, Init biasInit) {
    weight = parameters.declare(name + ".weight", weightInit, out, in);
    bias = parameters.declare(name + ".bias", biasInit, out);
  }

  /** A layer over all tokens of a block, which follows the pass's precision. */
  static Linear ofBlock(ParameterList parameters, String name, int in, int out) {
    Linear linear = new Linear(parameters, name, in, out);
    parameters.halve(linear.weight);
    parameters.halve(linear.bias);
    return linear;
  }

  Tensor forward(Pass pass, Tensor x) {
    return pass.call("linear", x, weight(pass), bias(pass)); // (…, in) to (…, out)
  }

  /** As {@link #forward} of tokens (B, L, in), in the pass's precision; gives float32. */
  Tensor projected(Pass pass, Tensor x) {
    return pass.call("projected", x, weight(pass), bias(pass), pass.mixed()); // (B, L, out)
  }

  Tensor weight(Pass pass) {
    return pass.weight(weight);
  }

  Tensor bias(Pass pass) {
    return pass.weight(bias);
  }
}
