package io.pvit.schemas.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * The Avro schema of one message, and all that came before it.
 *
 * @param current what is written now
 * @param history every version ever written, oldest first; the last equals the current one
 */
record MessageSchema(Schema current, List<Schema> history) {

  MessageSchema {
    history = List.copyOf(history);
  }

  /** Reads what is committed for this message type. */
  static MessageSchema of(Class<?> type) {
    String name = type.getSimpleName();
    Schema current =
        resource("/avro/" + name + ".avsc")
            .orElseThrow(
                () -> new IllegalStateException("there is no schema /avro/" + name + ".avsc"));
    List<Schema> history = new ArrayList<>();
    Optional<Schema> version = version(name, 1);
    while (version.isPresent()) {
      history.add(version.get());
      version = version(name, history.size() + 1);
    }
    return new MessageSchema(current, history);
  }

  /** Single-object encoding names the writer's schema by this number. */
  static long fingerprint(Schema schema) {
    return SchemaNormalization.parsingFingerprint64(schema);
  }

  Map<Long, Schema> byFingerprint() {
    Map<Long, Schema> known = new LinkedHashMap<>();
    history.forEach(schema -> known.put(fingerprint(schema), schema));
    known.put(fingerprint(current), current);
    return Map.copyOf(known);
  }

  private static Optional<Schema> version(String name, int number) {
    return resource("/avro/history/" + name + "/" + number + ".avsc");
  }

  private static Optional<Schema> resource(String path) {
    try (InputStream file = MessageSchema.class.getResourceAsStream(path)) {
      return file == null ? Optional.empty() : Optional.of(new Schema.Parser().parse(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
