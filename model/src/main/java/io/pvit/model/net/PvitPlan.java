package io.pvit.model.net;

import io.pvit.model.torch.Tensor;

/**
 * A network's constants for clips of one size; see {@link PvitNetwork#plan}.
 *
 * @param clip frames, rows and columns of pixels
 * @param backbone for the backbone
 * @param actorReferences for the actor head
 */
public record PvitPlan(Extent clip, Plan backbone, Tensor actorReferences) {}
