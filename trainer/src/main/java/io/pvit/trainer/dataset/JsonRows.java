package io.pvit.trainer.dataset;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * The objects of an array, which is the whole file or the member {@code clips} of it, one after the
 * other: such files have hundred thousands of them.
 */
final class JsonRows {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JsonRows() {}

  /** Reads them; a file that ends in the midst keeps what is before. */
  static Listing read(Path file, Function<JsonNode, ClipReference> row) {
    Listing.Builder listing = new Listing.Builder();
    try (JsonParser parser = JSON.createParser(file.toFile())) {
      toArray(parser, file);
      for (int entry = 1; parser.nextToken() != JsonToken.END_ARRAY; entry++) {
        int line = parser.currentTokenLocation().getLineNr();
        JsonNode node = parser.readValueAsTree();
        listing.add(file, line, "entry " + entry + ": ", () -> row.apply(node));
      }
    } catch (JsonProcessingException e) {
      listing.damaged(
          new Damage(
              file,
              e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
              "the rest cannot be read, " + e.getOriginalMessage()));
    } catch (IOException e) {
      throw new DatasetRefused(
          file + " cannot be read: " + e.getMessage() + "; name a JSON file", e);
    }
    return listing.build();
  }

  private static void toArray(JsonParser parser, Path file) throws IOException {
    if (parser.nextToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME && !parser.currentName().equals("clips")) {
        parser.nextToken();
        parser.skipChildren();
      }
      parser.nextToken();
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw new DatasetRefused(file + " must hold an array, or an object with one named clips");
    }
  }

  static JsonNode tree(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new DatasetRefused(
          file + " cannot be read: " + e.getMessage() + "; name a JSON file", e);
    }
  }

  /** A name that can be one of a directory. */
  static String name(JsonNode row, String key) {
    String name = member(row, key).asText();
    if (name.isBlank() || name.contains("/") || name.contains("\\") || name.startsWith("..")) {
      throw new IllegalArgumentException(key + " must name a film, was '" + name + "'");
    }
    return name;
  }

  static int whole(JsonNode row, String key) {
    JsonNode value = member(row, key);
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw new IllegalArgumentException(key + " must be a whole number, was " + value);
    }
    return value.intValue();
  }

  static double number(JsonNode row, String key) {
    JsonNode value = member(row, key);
    if (!value.isNumber()) {
      throw new IllegalArgumentException(key + " must be a number, was " + value);
    }
    return value.doubleValue();
  }

  static JsonNode member(JsonNode row, String key) {
    JsonNode value = row.path(key);
    if (value.isMissingNode() || value.isNull()) {
      throw new IllegalArgumentException(key + " is missing");
    }
    return value;
  }
}
