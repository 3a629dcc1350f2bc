package io.pvit.inference.network;

import io.pvit.model.ActorPrediction;
import java.util.List;

/**
 * What a network says of one clip.
 *
 * @param card the network that says so
 * @param people surest first
 */
public record ClipAnswer(NetworkCard card, List<ActorPrediction> people) {
  public ClipAnswer {
    people = List.copyOf(people);
  }
}
