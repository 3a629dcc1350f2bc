package io.pvit.model;

import java.util.List;

/**
 * A person at the key frame. The box is in shares of the source picture, letterbox undone, clipped.
 *
 * @param x1 left edge, 0..1
 * @param y1 upper edge, 0..1
 * @param x2 right edge, x1..1
 * @param y2 lower edge, y1..1
 * @param score that this is a person, 0..1
 * @param actions those that reach the card's lower action threshold, highest score first
 */
public record ActorPrediction(
    double x1, double y1, double x2, double y2, double score, List<ActionScore> actions) {
  public ActorPrediction {
    actions = List.copyOf(actions);
  }
}
