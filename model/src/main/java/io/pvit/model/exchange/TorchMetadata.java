package io.pvit.model.exchange;

import static io.pvit.model.exchange.WeightsFileRefused.Reason.UNREADABLE;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a torch file of ours says of itself: the texts that safetensors has a place for, as JSON in
 * an entry that torch passes by.
 */
final class TorchMetadata {

  /** Where files lie that go with a torch file. */
  static final String ENTRY = "extra/pvit.json";

  static final long MOST_BYTES = 16 << 20;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private TorchMetadata() {}

  static byte[] bytes(Map<String, String> texts) {
    return JSON.valueToTree(new TreeMap<>(texts)).toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads what {@link #bytes} writes.
   *
   * @throws WeightsFileRefused when it is something else
   */
  static Map<String, String> of(Path file, byte[] json) {
    try {
      JsonNode root = JSON.readTree(json);
      if (root.isObject() && root.valueStream().allMatch(JsonNode::isTextual)) {
        Map<String, String> texts = new TreeMap<>();
        root.properties().forEach(each -> texts.put(each.getKey(), each.getValue().textValue()));
        return texts;
      }
    } catch (IOException e) {
      throw new WeightsFileRefused(UNREADABLE, file, "is damaged: its " + ENTRY + " is no JSON", e);
    }
    throw new WeightsFileRefused(
        UNREADABLE, file, "is damaged: its " + ENTRY + " is no map of texts");
  }
}
