package io.pvit.model.checkpoint;

import java.util.Map;
import java.util.TreeMap;

/** The texts that a weights file carries: ours, and those of the file that it came from. */
public final class WeightsMetadata {

  /** What each key begins with that says something in our name. */
  public static final String OURS = "pvit.";

  /** Whether answers rest on weights that were never trained. */
  public static final String UNTRAINED = OURS + "untrained";

  private static final String FORMAT = "format";

  private WeightsMetadata() {}

  /** Those that are not ours to write, which are kept on every way. */
  public static Map<String, String> ofSource(Map<String, String> metadata) {
    Map<String, String> source = new TreeMap<>(metadata);
    source
        .keySet()
        .removeIf(
            key ->
                key.equals(FORMAT)
                    || key.startsWith(OURS)
                    || key.startsWith(SafetensorsWriter.DIGEST));
    return source;
  }

  /** What the weights of a checkpoint say. */
  static Map<String, String> of(Card card, Map<String, String> source) {
    Map<String, String> all = ofSource(source);
    all.put(FORMAT, "pvit");
    all.put(UNTRAINED, Boolean.toString(card.untrained()));
    return all;
  }
}
