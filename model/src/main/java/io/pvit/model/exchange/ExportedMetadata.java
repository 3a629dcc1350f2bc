package io.pvit.model.exchange;

import io.pvit.model.checkpoint.Card;
import java.util.Map;

/**
 * What a safetensors file of ours says about its weights, so that they keep it when they return.
 */
final class ExportedMetadata {

  private static final String UNTRAINED = "pvit.untrained";

  private ExportedMetadata() {}

  static Map<String, String> of(Card card) {
    return Map.of(
        "format",
        "pt",
        "pvit.checkpoint",
        card.sha256(),
        "pvit.architecture",
        card.architecture().name(),
        UNTRAINED,
        Boolean.toString(card.untrained()));
  }

  static boolean untrained(Map<String, String> metadata) {
    return Boolean.parseBoolean(metadata.get(UNTRAINED));
  }
}
