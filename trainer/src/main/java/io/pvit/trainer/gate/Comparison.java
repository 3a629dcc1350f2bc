package io.pvit.trainer.gate;

import io.pvit.trainer.judge.Interval;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Two checkpoints on the same set of clips.
 *
 * @param set its name, as figures and sentences have it
 * @param clips how many
 * @param truths by action id, how many people do it
 * @param gain how much higher the candidate's frame mAP is, in 95 of 100 draws of the same clips
 *     for both; empty where the clips are too few to draw
 */
public record Comparison(
    String set,
    int clips,
    SortedMap<Integer, Integer> truths,
    Optional<Interval> gain,
    Standing candidate,
    Standing serving) {
  public Comparison {
    truths = new TreeMap<>(Map.copyOf(truths));
  }
}
