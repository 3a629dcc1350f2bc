package io.pvit.model.net;

import io.pvit.model.torch.Tensor;

/** One linear layer from a token to the joints of the most visible person; PViT, 3.2. */
final class PoseHead implements TaskHead {

  /** 25 joints of Kinect v2, three axes each. */
  static final int OUTPUTS = 75;

  private final ReadTokens read;
  private final Linear linear;

  PoseHead(ParameterList parameters, String name, ReadTokens read, int channels) {
    this.read = read;
    linear = new Linear(parameters, name, channels, OUTPUTS);
  }

  @Override
  public Tensor forward(Pass pass, Features features, Plan plan) {
    return linear.forward(pass, read.ofClip(pass, features, plan)); // (B, 75)
  }
}
