package io.pvit.schemas.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Avro data to a JSON tree. */
record JsonWriting(JsonNodeFactory json) {

  JsonNode node(Schema schema, @Nullable Object datum) {
    if (datum == null) {
      return json.nullNode();
    }
    return switch (schema.getType()) {
      case RECORD -> object(schema, (IndexedRecord) datum);
      case UNION -> alternative(schema, datum);
      case ARRAY -> array(schema.getElementType(), (Collection<?>) datum);
      case MAP -> map(schema.getValueType(), (Map<?, ?>) datum);
      case BYTES -> json.binaryNode(bytes((ByteBuffer) datum));
      case INT -> json.numberNode((Integer) datum);
      case LONG -> json.numberNode((Long) datum);
      case DOUBLE -> number((Double) datum);
      case BOOLEAN -> json.booleanNode((Boolean) datum);
      case STRING, ENUM -> json.textNode(datum.toString());
      default -> throw new IllegalStateException("no JSON for " + schema);
    };
  }

  private ObjectNode object(Schema schema, IndexedRecord datum) {
    ObjectNode object = json.objectNode();
    for (Schema.Field field : schema.getFields()) {
      Object value = datum.get(field.pos());
      if (value != null) {
        object.set(field.name(), node(field.schema(), value));
      }
    }
    return object;
  }

  private JsonNode alternative(Schema union, Object datum) {
    if (union.isNullable()) {
      return node(union.getTypes().get(1), datum);
    }
    Schema chosen = ((GenericContainer) datum).getSchema();
    ObjectNode object = json.objectNode();
    object.put(JsonForm.ALTERNATIVE, chosen.getName());
    object.setAll(object(chosen, (IndexedRecord) datum));
    return object;
  }

  private ArrayNode array(Schema item, Collection<?> values) {
    ArrayNode array = json.arrayNode(values.size());
    values.forEach(value -> array.add(node(item, value)));
    return array;
  }

  private ObjectNode map(Schema entry, Map<?, ?> values) {
    ObjectNode object = json.objectNode();
    values.forEach((key, value) -> object.set(key.toString(), node(entry, value)));
    return object;
  }

  private JsonNode number(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("JSON has no number for " + value);
    }
    return json.numberNode(value);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
