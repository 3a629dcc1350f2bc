package io.pvit.model;

import io.pvit.model.net.Pass;
import io.pvit.model.net.PvitNetwork;
import io.pvit.model.net.PvitPlan;
import io.pvit.model.net.Roi;
import io.pvit.model.torch.Tensor;
import java.util.List;
import java.util.Optional;

/** What the head for given boxes says of boxes that were found in the same clips. */
@FunctionalInterface
public interface RegionScores {

  /**
   * Logits of all actions, box by box.
   *
   * @param found at least one, in pixels of the network's picture
   */
  float[] of(List<Roi> found);

  /** Of tokens (B, L, C); empty where the network has no such head. */
  static Optional<RegionScores> of(Pass pass, PvitNetwork network, PvitPlan plan, Tensor tokens) {
    return network.hasRegionHead()
        ? Optional.of(found -> network.regions(pass, tokens, plan, found).toFloats())
        : Optional.empty();
  }
}
