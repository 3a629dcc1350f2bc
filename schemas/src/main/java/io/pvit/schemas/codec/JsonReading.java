package io.pvit.schemas.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * A JSON tree to Avro data. Fields that the schema does not know are passed over, so that an older
 * reader goes on when a newer writer says more; each refusal names the place in the tree.
 */
final class JsonReading {

  private JsonReading() {}

  static @Nullable Object datum(Schema schema, JsonNode node, String path) throws MalformedBytes {
    return switch (schema.getType()) {
      case RECORD -> object(schema, node, path);
      case UNION -> alternative(schema, node, path);
      case ARRAY -> array(schema, node, path);
      case MAP -> map(schema.getValueType(), node, path);
      case BYTES -> bytes(node, path);
      case INT ->
          expect(node.canConvertToInt() && node.isIntegralNumber(), "an int", node, path)
              .intValue();
      case LONG ->
          expect(node.canConvertToLong() && node.isIntegralNumber(), "an integer", node, path)
              .longValue();
      case DOUBLE ->
          expect(node.isNumber() && Double.isFinite(node.doubleValue()), "a number", node, path)
              .doubleValue();
      case BOOLEAN -> expect(node.isBoolean(), "true or false", node, path).booleanValue();
      case STRING -> expect(node.isTextual(), "a text", node, path).textValue();
      case ENUM -> symbol(schema, node, path);
      default -> throw new IllegalStateException("no JSON for " + schema);
    };
  }

  private static IndexedRecord object(Schema schema, JsonNode node, String path)
      throws MalformedBytes {
    expect(node.isObject(), "an object", node, path);
    IndexedRecord record = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      String place = path.isEmpty() ? field.name() : path + "." + field.name();
      JsonNode value = node.get(field.name());
      if (value != null) {
        record.put(field.pos(), datum(field.schema(), value, place));
      } else if (field.hasDefaultValue()) {
        record.put(field.pos(), GenericData.get().getDefaultValue(field));
      } else {
        throw new MalformedBytes(place + " is missing");
      }
    }
    return record;
  }

  private static @Nullable Object alternative(Schema union, JsonNode node, String path)
      throws MalformedBytes {
    if (union.isNullable()) {
      return node.isNull() ? null : datum(union.getTypes().get(1), node, path);
    }
    List<String> names = union.getTypes().stream().map(Schema::getName).toList();
    String name = node.path(JsonForm.ALTERNATIVE).asText();
    int chosen = names.indexOf(name);
    if (chosen < 0) {
      throw new MalformedBytes(
          "%s must be one of %s, was '%s'".formatted(JsonForm.ALTERNATIVE, names, name));
    }
    return datum(union.getTypes().get(chosen), node, path);
  }

  private static GenericData.Array<@Nullable Object> array(
      Schema schema, JsonNode node, String path) throws MalformedBytes {
    expect(node.isArray(), "a list", node, path);
    List<@Nullable Object> items = new ArrayList<>();
    for (JsonNode item : node) {
      items.add(datum(schema.getElementType(), item, path + "[" + items.size() + "]"));
    }
    return new GenericData.Array<>(schema, items);
  }

  private static Map<String, @Nullable Object> map(Schema entry, JsonNode node, String path)
      throws MalformedBytes {
    expect(node.isObject(), "an object", node, path);
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      entries.put(each.getKey(), datum(entry, each.getValue(), path + "." + each.getKey()));
    }
    return entries;
  }

  private static ByteBuffer bytes(JsonNode node, String path) throws MalformedBytes {
    expect(node.isTextual(), "bytes as Base64", node, path);
    try {
      return ByteBuffer.wrap(Base64.getDecoder().decode(node.textValue()));
    } catch (IllegalArgumentException e) {
      throw new MalformedBytes(path + " must be bytes as Base64");
    }
  }

  private static Object symbol(Schema schema, JsonNode node, String path) throws MalformedBytes {
    boolean known = node.isTextual() && schema.hasEnumSymbol(node.textValue());
    expect(known, "one of " + schema.getEnumSymbols(), node, path);
    return new GenericData.EnumSymbol(schema, node.textValue());
  }

  private static JsonNode expect(boolean holds, String expected, JsonNode node, String path)
      throws MalformedBytes {
    if (!holds) {
      String found =
          node.isContainerNode()
              ? node.getNodeType().name().toLowerCase(java.util.Locale.ROOT)
              : node.toString();
      throw new MalformedBytes("%s must be %s, was %s".formatted(path, expected, shortened(found)));
    }
    return node;
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
