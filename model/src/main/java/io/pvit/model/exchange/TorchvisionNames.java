package io.pvit.model.exchange;

import io.pvit.model.net.Architecture;
import io.pvit.model.net.ParameterSpec;
import io.pvit.model.net.PvitNetwork;
import java.util.Set;
import java.util.stream.Collectors;

/** What torchvision's MViT of that size has: the part of a PViT that others train and read. */
final class TorchvisionNames {

  private TorchvisionNames() {}

  static Set<String> in(Architecture architecture) {
    Architecture plain = Architecture.plain(architecture.name(), architecture.backbone());
    return new PvitNetwork(plain, 1)
        .parameters().stream().map(ParameterSpec::name).collect(Collectors.toUnmodifiableSet());
  }
}
