package io.pvit.model.checkpoint;

import static io.pvit.model.checkpoint.CheckpointRefused.Reason.ALTERED;
import static io.pvit.model.checkpoint.CheckpointRefused.Reason.MALFORMED;
import static io.pvit.model.checkpoint.CheckpointRefused.Reason.MISSING;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.StringJoiner;
import java.util.TreeMap;

/** {@code card.json}, strictly read, and the name that its content gives it. */
final class CardFile {

  private static final String NAME_FIELD = "sha256";
  private static final long MAX_BYTES = 4 << 20;

  /** The format before this one, of networks that told no joints of everybody. */
  private static final int WITHOUT_POSE_MOMENTS = 2;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private CardFile() {}

  /**
   * Reads a card and checks its name.
   *
   * @throws CheckpointRefused when it is missing, wrong, or not the content that its name says
   */
  static Card read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new CheckpointRefused(MALFORMED, file + " is larger than any card");
      }
      JsonNode tree = JSON.readTree(Files.readAllBytes(file));
      JsonNode format = tree.path("format");
      boolean isOlder = format.isIntegralNumber() && format.asLong() == WITHOUT_POSE_MOMENTS;
      if (format.isIntegralNumber() && format.asLong() != Card.FORMAT && !isOlder) {
        throw new CheckpointRefused(
            MALFORMED,
            "%s is of format %s, but this version reads %d and the one before; make the checkpoint again with pvit checkpoint init or import, or use the version that wrote it"
                .formatted(file, format, Card.FORMAT));
      }
      Card card = JSON.treeToValue(isOlder ? inThisFormat(tree) : tree, Card.class);
      String content = name(tree);
      if (!content.equals(card.sha256())) {
        throw new CheckpointRefused(
            ALTERED,
            "%s was altered: it names itself %s but its content is %s"
                .formatted(file, card.sha256(), content));
      }
      return card;
    } catch (NoSuchFileException e) {
      throw new CheckpointRefused(MISSING, file + " does not exist", e);
    } catch (JsonProcessingException e) {
      throw new CheckpointRefused(
          MALFORMED, file + " is no valid card: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new CheckpointRefused(MALFORMED, file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static JsonNode inThisFormat(JsonNode older) {
    ObjectNode tree = older.deepCopy();
    tree.put("format", Card.FORMAT);
    if (tree.path("architecture").path("taskHeads") instanceof ObjectNode heads) {
      heads.put("poseMoments", 0);
    }
    return tree;
  }

  /** The card with its name filled in, and its text. */
  static Card named(Card card, String weightsSha256) {
    Card unnamed = card.named(weightsSha256, "");
    try {
      // The name is taken from the text, so that no two ways to print a number can give two names.
      return unnamed.named(weightsSha256, name(JSON.readTree(text(unnamed))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a card that was just written must be readable", e);
    }
  }

  static String text(Card card) {
    try {
      return JSON.writeValueAsString(card) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a card can always be written", e);
    }
  }

  private static String name(JsonNode tree) {
    ObjectNode nameless = tree.deepCopy();
    nameless.remove(NAME_FIELD);
    return new Sha256().add(canonical(nameless).getBytes(StandardCharsets.UTF_8)).hex();
  }

  private static String canonical(JsonNode node) {
    if (node.isObject()) {
      TreeMap<String, JsonNode> sorted = new TreeMap<>();
      node.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
      StringJoiner fields = new StringJoiner(",", "{", "}");
      sorted.forEach((key, value) -> fields.add(quoted(key) + ":" + canonical(value)));
      return fields.toString();
    }
    if (node.isArray()) {
      StringJoiner items = new StringJoiner(",", "[", "]");
      node.forEach(item -> items.add(canonical(item)));
      return items.toString();
    }
    if (node.isNumber()) {
      BigDecimal number = node.decimalValue().stripTrailingZeros();
      return number.unscaledValue() + "e" + -number.scale();
    }
    return node.isTextual() ? quoted(node.textValue()) : node.asText();
  }

  private static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }
}
