package io.pvit.schemas.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.Schema;

/**
 * Makes the JSON Schema of a message from its Avro schema, for whoever reads the topics as JSON.
 */
final class JsonSchemaOf {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private JsonSchemaOf() {}

  static ObjectNode message(Schema schema) {
    ObjectNode root = JSON.objectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("$id", "urn:pvit:" + schema.getName());
    root.put("title", schema.getName());
    root.setAll(type(schema));
    return root;
  }

  private static ObjectNode type(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> object(schema);
      case UNION -> nullable(schema.getTypes().get(1));
      case ARRAY -> named("array").set("items", type(schema.getElementType()));
      case MAP -> named("object").set("additionalProperties", type(schema.getValueType()));
      case ENUM -> named("string").set("enum", symbols(schema));
      case STRING -> named("string");
      case BYTES -> named("string").put("contentEncoding", "base64");
      case BOOLEAN -> named("boolean");
      case DOUBLE -> named("number");
      case INT -> range(Integer.MIN_VALUE, Integer.MAX_VALUE);
      case LONG -> range(Long.MIN_VALUE, Long.MAX_VALUE);
      default -> throw new IllegalStateException("no public message has " + schema);
    };
  }

  private static ObjectNode object(Schema schema) {
    ObjectNode object = named("object");
    object.put("description", schema.getDoc());
    ObjectNode properties = object.putObject("properties");
    ArrayNode required = object.putArray("required");
    for (Schema.Field field : schema.getFields()) {
      ObjectNode property = type(field.schema());
      property.put("description", field.doc());
      properties.set(field.name(), property);
      if (!field.hasDefaultValue()) {
        required.add(field.name());
      }
    }
    return object;
  }

  /** An optional may be left out, or be null. */
  private static ObjectNode nullable(Schema content) {
    ObjectNode schema = type(content);
    JsonNode type = schema.get("type");
    schema.putArray("type").add(type).add("null");
    if (schema.get("enum") instanceof ArrayNode symbols) {
      symbols.addNull();
    }
    return schema;
  }

  private static ObjectNode range(long least, long most) {
    ObjectNode schema = named("integer");
    schema.put("minimum", least);
    schema.put("maximum", most);
    return schema;
  }

  private static ArrayNode symbols(Schema schema) {
    ArrayNode symbols = JSON.arrayNode();
    schema.getEnumSymbols().forEach(symbols::add);
    return symbols;
  }

  private static ObjectNode named(String type) {
    ObjectNode schema = JSON.objectNode();
    schema.put("type", type);
    return schema;
  }
}
