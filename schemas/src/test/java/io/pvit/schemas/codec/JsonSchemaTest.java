package io.pvit.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.pvit.schemas.kafka.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published JSON Schemas against the bytes that really travel. */
class JsonSchemaTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @ParameterizedTest
  @MethodSource("publicTypes")
  void thePublishedSchemaIsTheOneOfTheMessage(Class<?> type) throws JsonProcessingException {
    String present =
        MAPPER
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(JsonSchemaOf.message(MessageSchema.of(type).current()))
            + "\n";

    assertThat(present).isEqualTo(Committed.expected(published(type), present));
  }

  @ParameterizedTest
  @MethodSource("publicExamples")
  <T> void acceptsTheBytesOfAMessage(Example<T> example) throws IOException {
    JsonNode message = MAPPER.readTree(bytes(example));

    assertThat(schema(example.type()).validate(message)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("publicExamples")
  <T> void refusesAMessageWithoutItsFirstField(Example<T> example) throws IOException {
    ObjectNode message = (ObjectNode) MAPPER.readTree(bytes(example));
    message.remove(message.fieldNames().next());

    assertThat(schema(example.type()).validate(message)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("publicExamples")
  <T> void refusesAMessageWithATextForEveryNumber(Example<T> example) throws IOException {
    ObjectNode message = (ObjectNode) MAPPER.readTree(bytes(example));
    Set<String> numbers =
        message.properties().stream()
            .filter(field -> field.getValue().isNumber())
            .map(field -> field.getKey())
            .collect(Collectors.toSet());
    numbers.forEach(name -> message.put(name, "7"));

    assertThat(schema(example.type()).validate(message)).hasSameSizeAs(numbers);
  }

  static Stream<Class<?>> publicTypes() {
    return new Topics("pvit", Optional.empty())
        .all().stream()
            .filter(topic -> topic.contentType().equals("application/json"))
            .map(topic -> topic.valueType());
  }

  static Stream<Example<?>> publicExamples() {
    Set<Class<?>> types = publicTypes().collect(Collectors.toSet());
    return Example.all().filter(example -> types.contains(example.type()));
  }

  private static <T> byte[] bytes(Example<T> example) {
    return RecordCodec.of(example.type(), Format.JSON).encode(example.value());
  }

  private static JsonSchema schema(Class<?> type) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(Committed.text(published(type)));
  }

  private static Path published(Class<?> type) {
    return Path.of("src/main/resources/json-schema", type.getSimpleName() + ".schema.json");
  }
}
