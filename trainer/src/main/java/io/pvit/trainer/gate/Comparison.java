package io.pvit.trainer.gate;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Two checkpoints on the same set of clips.
 *
 * @param set its name, as figures and sentences have it
 * @param clips how many
 * @param truths by action id, how many people do it
 */
public record Comparison(
    String set,
    int clips,
    SortedMap<Integer, Integer> truths,
    Standing candidate,
    Standing serving) {
  public Comparison {
    truths = new TreeMap<>(Map.copyOf(truths));
  }
}
