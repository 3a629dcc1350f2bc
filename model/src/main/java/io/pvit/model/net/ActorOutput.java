package io.pvit.model.net;

import io.pvit.model.torch.Tensor;

/**
 * What the actor head says of each cell of the key slice.
 *
 * @param presence (B, Q, 1) logits that the cell answers for a person
 * @param boxes (B, Q, 4) centre x, centre y, width, height in shares of the network's picture
 * @param actions (B, Q, actions) logits
 */
public record ActorOutput(Tensor presence, Tensor boxes, Tensor actions) {}
