package io.pvit.model.exchange;

import static io.pvit.model.exchange.WeightsFileRefused.Reason.OTHER_FORMAT;
import static io.pvit.model.exchange.WeightsFileRefused.Reason.UNREADABLE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pvit.model.checkpoint.Card;
import io.pvit.model.checkpoint.LabelMap;
import io.pvit.model.checkpoint.Thresholds;
import io.pvit.model.checkpoint.WeightsMetadata;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a file of ours says about its weights, so that they keep it when they return: texts by key,
 * which safetensors has a place for and a torch file carries as JSON. Anybody can write them, so
 * they can make weights count as untrained, but never as better than what begins anew allows.
 */
final class ExportedMetadata {

  private static final String THRESHOLDS = WeightsMetadata.OURS + "thresholds";
  private static final String LABELS = WeightsMetadata.OURS + "labels";
  private static final String METRICS = WeightsMetadata.OURS + "metrics";

  /** What is kept of a file's own texts; more belongs beside the weights. */
  private static final long MOST_CHARACTERS = 1 << 20;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private final boolean untrained;
  private final Optional<Thresholds> thresholds;
  private final Optional<LabelMap> labels;
  private final Map<String, Double> metrics;
  private final Map<String, String> ofSource;

  /**
   * Reads them.
   *
   * @throws WeightsFileRefused when they are more than is kept, or ours are wrong
   */
  ExportedMetadata(Path file, Map<String, String> texts) {
    untrained = Boolean.parseBoolean(texts.get(WeightsMetadata.UNTRAINED));
    thresholds = value(file, texts, THRESHOLDS, new TypeReference<>() {});
    labels = value(file, texts, LABELS, new TypeReference<>() {});
    Optional<Map<String, Double>> reached = value(file, texts, METRICS, new TypeReference<>() {});
    metrics = reached.orElse(Map.of());
    ofSource = WeightsMetadata.ofSource(texts);
    long characters = 0;
    for (Map.Entry<String, String> each : ofSource.entrySet()) {
      characters += each.getKey().length() + each.getValue().length();
    }
    if (characters > MOST_CHARACTERS) {
      throw new WeightsFileRefused(
          OTHER_FORMAT,
          file,
          "says %d characters about itself, of which at most %d are kept; save it with less"
              .formatted(characters, MOST_CHARACTERS));
    }
  }

  /** What an exported file says of a checkpoint. */
  static Map<String, String> of(Card card, Map<String, String> source) {
    Map<String, String> texts = new TreeMap<>(WeightsMetadata.ofSource(source));
    texts.put("format", "pt");
    texts.put(WeightsMetadata.OURS + "checkpoint", card.sha256());
    texts.put(WeightsMetadata.OURS + "architecture", card.architecture().name());
    texts.put(WeightsMetadata.UNTRAINED, Boolean.toString(card.untrained()));
    texts.put(THRESHOLDS, json(card.thresholds()));
    texts.put(LABELS, json(new LabelMap(card.labelMapId(), card.labels())));
    texts.put(METRICS, json(card.metrics()));
    return texts;
  }

  /** Whether answers rest on weights that were never trained. */
  boolean untrained() {
    return untrained;
  }

  /** Which answers counted. */
  Optional<Thresholds> thresholds() {
    return thresholds;
  }

  /** The actions of its network. */
  Optional<LabelMap> labels() {
    return labels;
  }

  /** What the weights reached, by name. */
  Map<String, Double> metrics() {
    return metrics;
  }

  /** What the file says in nobody's name but its own. */
  Map<String, String> ofSource() {
    return ofSource;
  }

  private static <T> Optional<T> value(
      Path file, Map<String, String> texts, String key, TypeReference<T> type) {
    String text = texts.get(key);
    if (text == null) {
      return Optional.empty();
    }
    try {
      // A null would be the one value that no constructor refuses.
      JsonNode tree = JSON.readTree(text);
      if (hasNullOrControl(tree)) {
        throw wrong(file, key, text);
      }
      return Optional.of(JSON.readerFor(type).readValue(tree));
    } catch (IOException e) {
      throw wrong(file, key, text);
    }
  }

  private static boolean hasNullOrControl(JsonNode node) {
    if (node.isContainerNode()) {
      return node.propertyStream().anyMatch(each -> hasControl(each.getKey()))
          || node.valueStream().anyMatch(ExportedMetadata::hasNullOrControl);
    }
    return node.isNull() || node.isMissingNode() || hasControl(node.asText());
  }

  private static boolean hasControl(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  private static WeightsFileRefused wrong(Path file, String key, String text) {
    return new WeightsFileRefused(
        UNREADABLE, file, "says of itself a %s that is none: %s".formatted(key, Shown.name(text)));
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what a card holds can always be written", e);
    }
  }
}
