package io.pvit.model;

import java.util.List;

/**
 * What one checkpoint said of some clips.
 *
 * @param checkpointSha256 the checkpoint that said all of it
 * @param people one list per clip, in order; empty where nobody is seen
 */
public record Answer(String checkpointSha256, List<List<ActorPrediction>> people) {
  public Answer {
    people = people.stream().map(List::copyOf).toList();
  }
}
