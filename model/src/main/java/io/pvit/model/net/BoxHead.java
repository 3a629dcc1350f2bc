package io.pvit.model.net;

import io.pvit.model.torch.Tensor;

/**
 * One linear layer from a token to a few slots, each a presence and a box (PViT, 3.2; the presence
 * is SViT's, because a picture may show fewer people than there are slots).
 */
final class BoxHead implements TaskHead {

  private static final int NUMBERS_PER_SLOT = 5;

  private final ReadTokens read;
  private final Linear linear;
  private final int slots;

  BoxHead(ParameterList parameters, String name, ReadTokens read, int channels, int slots) {
    this.read = read;
    this.slots = slots;
    linear = new Linear(parameters, name, channels, slots * NUMBERS_PER_SLOT);
  }

  @Override
  public Tensor forward(Pass pass, Features features, Plan plan) {
    Tensor numbers = linear.forward(pass, read.ofClip(pass, features, plan)); // (B, 5 O)
    return pass.call("box_slots", numbers, slots); // (B, O, 5)
  }
}
