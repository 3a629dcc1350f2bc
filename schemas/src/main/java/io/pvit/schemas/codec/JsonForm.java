package io.pvit.schemas.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Avro data as the JSON that a person writes, and not Avro's own with its tagged unions. */
final class JsonForm {

  /** Member that says which alternative an object is, where a topic carries several. */
  static final String ALTERNATIVE = "type";

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonForm() {}

  static byte[] write(Schema schema, @Nullable Object datum) {
    try {
      return MAPPER.writeValueAsBytes(
          new JsonWriting(JsonNodeFactory.instance).node(schema, datum));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot write JSON", e);
    }
  }

  static @Nullable Object read(Schema schema, byte[] bytes) throws IOException {
    JsonNode tree;
    try {
      tree = MAPPER.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw new MalformedBytes("not JSON: " + e.getOriginalMessage());
    }
    if (!(tree instanceof ObjectNode)) {
      throw new MalformedBytes("neither Avro nor a JSON object");
    }
    return JsonReading.datum(schema, tree, "");
  }
}
