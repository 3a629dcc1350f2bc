package io.pvit.model;

import io.pvit.model.checkpoint.Card;
import java.util.List;

/**
 * What one checkpoint said of some clips.
 *
 * @param card of the checkpoint that said all of it
 * @param people one list per clip, in order; empty where nobody is seen
 */
public record Answer(Card card, List<List<ActorPrediction>> people) {
  public Answer {
    people = people.stream().map(List::copyOf).toList();
  }

  /** The name of the checkpoint that said all of it. */
  public String checkpointSha256() {
    return card.sha256();
  }
}
