package io.pvit.schemas.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The dotted keys that a configuration record has. */
record Keys(List<String> all) {

  static Keys of(Class<?> type) {
    List<String> keys = new ArrayList<>();
    collect("", type, keys);
    return new Keys(List.copyOf(keys));
  }

  /** The known key that is written most like this one. */
  String nearestTo(String key) {
    return all.stream()
        .min(Comparator.comparingInt(known -> Math.min(distance(key, known), ending(key, known))))
        .orElseThrow();
  }

  /** A key without its section is nearer to its full name than to a short stranger. */
  private static int ending(String key, String known) {
    return 1 + distance(key, known.substring(known.lastIndexOf('.') + 1));
  }

  private static void collect(String prefix, Class<?> type, List<String> into) {
    for (RecordComponent component : type.getRecordComponents()) {
      String key = prefix + component.getName();
      if (component.getType().isRecord()) {
        collect(key + ".", component.getType(), into);
      } else {
        into.add(key);
      }
    }
  }

  /** Insertions, deletions and replacements from one to the other, whatever the case. */
  private static int distance(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] current = new int[to.length() + 1];
      current[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        boolean same =
            Character.toLowerCase(from.charAt(i - 1)) == Character.toLowerCase(to.charAt(j - 1));
        int replaced = previous[j - 1] + (same ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
