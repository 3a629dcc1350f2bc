package io.pvit.model.checkpoint;

import static io.pvit.model.checkpoint.CheckpointRefused.Reason.MALFORMED;
import static io.pvit.model.checkpoint.CheckpointRefused.Reason.OTHER_TYPE;
import static io.pvit.model.checkpoint.CheckpointRefused.Reason.TRUNCATED;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The directory of a safetensors file, checked: tensors follow each other without gap or overlap,
 * and each has the bytes that its shape needs.
 *
 * @param metadata the file's {@code __metadata__}
 * @param entries in the order of their bytes
 */
record SafetensorsHeader(Map<String, String> metadata, List<TensorEntry> entries) {

  static final int MAX_BYTES = 16 << 20;

  private static final String METADATA = "__metadata__";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  SafetensorsHeader {
    metadata = Map.copyOf(metadata);
    entries = List.copyOf(entries);
  }

  /**
   * Reads a header.
   *
   * @param dataBytes how many bytes follow it in the file
   */
  static SafetensorsHeader parse(Path file, byte[] json, long dataBytes) {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw refused(file, "its header is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw refused(file, "its header is not text: " + e.getMessage());
    }
    if (!root.isObject()) {
      throw refused(file, "its header is not a JSON object");
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    List<TensorEntry> entries = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : root.properties()) {
      if (field.getKey().equals(METADATA)) {
        if (!field.getValue().isObject()
            || field.getValue().valueStream().anyMatch(text -> !text.isTextual())) {
          throw refused(file, "its __metadata__ is no map of texts");
        }
        field
            .getValue()
            .properties()
            .forEach(it -> metadata.put(it.getKey(), it.getValue().textValue()));
      } else {
        entries.add(entry(file, field.getKey(), field.getValue()));
      }
    }
    entries.sort(Comparator.comparingLong(TensorEntry::begin).thenComparing(TensorEntry::end));
    requireNoHoles(file, entries, dataBytes);
    return new SafetensorsHeader(metadata, entries);
  }

  private static TensorEntry entry(Path file, String name, JsonNode description) {
    String code = description.path("dtype").asText();
    if (NumberType.isKnownButUnread(code)) {
      throw new CheckpointRefused(
          OTHER_TYPE,
          "%s holds tensor %s as %s, which is not read; save it as float32"
              .formatted(file, name, code));
    }
    NumberType type =
        NumberType.of(code)
            .orElseThrow(
                () ->
                    refused(
                        file,
                        "tensor %s has the type '%s', which there is not".formatted(name, code)));
    List<Long> shape = longs(file, name, description.path("shape"));
    List<Long> offsets = longs(file, name, description.path("data_offsets"));
    if (offsets.size() != 2 || offsets.get(1) < offsets.get(0)) {
      throw refused(file, "tensor " + name + " has no valid data_offsets");
    }
    if (offsets.get(1) - offsets.get(0) != bytes(file, name, type, shape)) {
      throw refused(
          file, "tensor %s has offsets %s for the shape %s".formatted(name, offsets, shape));
    }
    return new TensorEntry(name, type, shape, offsets.get(0), offsets.get(1));
  }

  private static long bytes(Path file, String name, NumberType type, List<Long> shape) {
    long bytes = type.bytes();
    try {
      for (long size : shape) {
        bytes = Math.multiplyExact(bytes, size);
      }
    } catch (ArithmeticException e) {
      throw refused(file, "tensor " + name + " claims the impossible shape " + shape);
    }
    if (bytes > Integer.MAX_VALUE) {
      throw refused(file, "tensor " + name + " is larger than 2 GiB");
    }
    return bytes;
  }

  private static List<Long> longs(Path file, String name, JsonNode array) {
    List<Long> values = new ArrayList<>();
    for (JsonNode value : array) {
      if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0) {
        throw refused(file, "tensor " + name + " has a shape or offsets that are no numbers >= 0");
      }
      values.add(value.asLong());
    }
    if (!array.isArray()) {
      throw refused(file, "tensor " + name + " lacks its shape or offsets");
    }
    return values;
  }

  private static void requireNoHoles(Path file, List<TensorEntry> entries, long dataBytes) {
    long at = 0;
    for (TensorEntry entry : entries) {
      if (entry.begin() != at) {
        throw refused(
            file, "tensor %s begins at byte %d, not %d".formatted(entry.name(), entry.begin(), at));
      }
      at = entry.end();
      if (at > dataBytes) {
        throw new CheckpointRefused(
            TRUNCATED, "%s is truncated: it ends within tensor %s".formatted(file, entry.name()));
      }
    }
    if (at != dataBytes) {
      throw refused(file, (dataBytes - at) + " bytes follow its last tensor");
    }
  }

  private static CheckpointRefused refused(Path file, String what) {
    return new CheckpointRefused(MALFORMED, file + " is no valid safetensors file: " + what);
  }
}
