package io.pvit.model.exchange;

import io.pvit.model.net.Architecture;
import io.pvit.model.net.MvitConfig;
import io.pvit.model.net.PvitNetwork;

/** The MViTv2 inside a PViT, with its class head: what torchvision and PySlowFast know. */
final class PlainMvit {

  private PlainMvit() {}

  static PvitNetwork of(Architecture architecture) {
    MvitConfig backbone = architecture.backbone();
    return new PvitNetwork(
        architecture(architecture.name(), backbone), Math.max(1, backbone.numClasses()));
  }

  static Architecture architecture(String name, MvitConfig backbone) {
    return new Architecture(name, backbone, 0, false);
  }
}
