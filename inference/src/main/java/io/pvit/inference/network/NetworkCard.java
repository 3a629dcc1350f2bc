package io.pvit.inference.network;

import io.pvit.inference.event.Thresholds;
import io.pvit.model.InputContract;
import io.pvit.model.Precision;
import io.pvit.model.checkpoint.Card;

/**
 * What is to be known of a network besides its answers.
 *
 * @param contract what its clips look like
 * @param checkpointSha256 its weights
 * @param untrained true when those never saw a training step
 * @param labelMapId the label map of its action names
 * @param precision the arithmetic of its forward pass
 * @param thresholds how sure it must be for an event
 */
public record NetworkCard(
    InputContract contract,
    String checkpointSha256,
    boolean untrained,
    String labelMapId,
    String precision,
    Thresholds thresholds) {

  /** Of a checkpoint's network that computes with this precision. */
  public static NetworkCard of(Card card, Precision precision) {
    return new NetworkCard(
        card.inputContract(),
        card.sha256(),
        card.untrained(),
        card.labelMapId(),
        precision.text(),
        new Thresholds(card.thresholds().actionStart(), card.thresholds().actionEnd()));
  }
}
