package io.pvit.trainer.gate;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a checkpoint reached on one set of clips.
 *
 * @param frameMap mean average precision at IoU 0.5 over the classes with truth; empty without any
 * @param perClass average precision by action id, of the classes with truth
 * @param secondsPerClip half of the clips took it no longer
 */
public record Standing(
    OptionalDouble frameMap, SortedMap<Integer, Double> perClass, double secondsPerClip) {
  public Standing {
    perClass = new TreeMap<>(Map.copyOf(perClass));
  }
}
