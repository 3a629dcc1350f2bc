package io.pvit.model.net;

import io.pvit.model.torch.Tensor;

/**
 * From what a head for people knows of a person to the person's joints at several moments of the
 * clip. It exists in training only, so that whoever is to name an action must first know how bodies
 * lie and move: a few hundred numbers a person teach that sooner than the few actions which apply.
 */
final class PersonPoseHead {

  private final Linear in;
  private final Linear out;

  /**
   * A head.
   *
   * @param moments at which joints are told
   */
  PersonPoseHead(ParameterList parameters, String name, int channels, int moments) {
    in =
        new Linear(parameters, name + ".0", channels, channels, Init.evenOver(channels), Init.ZERO);
    out = new Linear(parameters, name + ".2", channels, moments * PoseHead.OUTPUTS);
  }

  /** From (…, C) to (…, moments 75) metres from the person's root at the key frame. */
  Tensor forward(Pass pass, Tensor known) {
    return out.forward(pass, pass.call("gelu", in.forward(pass, known)));
  }
}
