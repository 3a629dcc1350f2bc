package io.pvit.trainer.judge;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@link FrameMap} found.
 *
 * @param perClass average precision, 0..1, of every class asked for; empty where no truth is of it
 */
public record FramePrecision(SortedMap<Integer, OptionalDouble> perClass) {
  public FramePrecision {
    perClass = Collections.unmodifiableSortedMap(new TreeMap<>(perClass));
  }

  /** The mean over the classes that have truth; empty when none has. */
  public OptionalDouble mean() {
    return perClass.values().stream()
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average();
  }

  /** The mean over those of some classes that have truth; empty when none has. */
  public OptionalDouble meanOf(Set<Integer> classes) {
    return perClass.entrySet().stream()
        .filter(entry -> classes.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average();
  }
}
