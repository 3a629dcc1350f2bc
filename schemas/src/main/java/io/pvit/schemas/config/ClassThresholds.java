package io.pvit.schemas.config;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How sure the network must be of one action.
 *
 * @param start its event begins at this score or above, 0..1
 * @param end it goes on at this score or above, 0..start
 */
public record ClassThresholds(double start, double end) {

  private static final Pattern ITEM =
      Pattern.compile("\\s*([0-9]{1,2})\\s*:\\s*([0-9.]+)\\s*/\\s*([0-9.]+)\\s*");
  private static final String EXPECTED =
      "ID:START/END, with commas between them, as 5:0.6/0.4, 12:0.8/0.7: ids 1 to 80, each once, and"
          + " 0 <= END <= START <= 1";

  /** By action id; the text is {@code ID:START/END, …} and may be empty. */
  static Map<Integer, ClassThresholds> parse(String key, String text) {
    Map<Integer, ClassThresholds> ofClass = new TreeMap<>();
    if (text.isBlank()) {
      return ofClass;
    }
    for (String item : text.split(",", -1)) {
      Matcher parts = ITEM.matcher(item);
      Require.that(parts.matches(), key, text, EXPECTED);
      int id = Integer.parseInt(parts.group(1));
      double start = number(key, text, parts.group(2));
      double end = number(key, text, parts.group(3));
      boolean holds = id >= 1 && id <= 80 && end <= start && start <= 1;
      Require.that(holds, key, text, EXPECTED);
      Require.that(ofClass.put(id, new ClassThresholds(start, end)) == null, key, text, EXPECTED);
    }
    return ofClass;
  }

  private static double number(String key, String text, String part) {
    try {
      return Double.parseDouble(part);
    } catch (NumberFormatException e) {
      throw new Require.BadValue(key, text, EXPECTED);
    }
  }
}
