package io.pvit.schemas.codec;

import static org.apache.avro.SchemaCompatibility.checkReaderWriterCompatibility;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No change of a schema may lock out a reader or a writer that is already out there. */
class SchemaHistoryTest {

  @ParameterizedTest
  @MethodSource("types")
  void theNewestCommittedVersionIsTheSchemaInUse(Class<?> type) {
    MessageSchema schemas = MessageSchema.of(type);

    int versions = schemas.history().size();
    String name = type.getSimpleName();
    assertThat(versions).as("versions of %s", name).isPositive();
    assertThat(schemas.current())
        .withFailMessage(
            "avro/%s.avsc was changed without a new version. Copy it to avro/history/%s/%d.avsc,"
                + " leave the older versions as they are, and give every new field a default.",
            name, name, versions + 1)
        .isEqualTo(schemas.history().get(versions - 1));
  }

  @ParameterizedTest
  @MethodSource("types")
  void theSchemaInUseReadsWhatAnyVersionWrote(Class<?> type) {
    MessageSchema schemas = MessageSchema.of(type);

    assertThat(schemas.history())
        .allSatisfy(older -> assertReads(schemas.current(), older, "reads the older"));
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyVersionReadsWhatTheSchemaInUseWrites(Class<?> type) {
    MessageSchema schemas = MessageSchema.of(type);

    assertThat(schemas.history())
        .allSatisfy(older -> assertReads(older, schemas.current(), "is read by the older"));
  }

  @Test
  void aFieldWithoutADefaultWouldBeNoticed() {
    Schema before =
        new Schema.Parser()
            .parse(
                """
                {"type":"record","name":"R","fields":[{"name":"a","type":"int"}]}""");
    Schema after =
        new Schema.Parser()
            .parse(
                """
                {"type":"record","name":"R","fields":[{"name":"a","type":"int"},
                 {"name":"b","type":"int"}]}""");

    assertThat(checkReaderWriterCompatibility(after, before).getType())
        .isEqualTo(SchemaCompatibilityType.INCOMPATIBLE);
  }

  private static void assertReads(Schema reader, Schema writer, String how) {
    var compatibility = checkReaderWriterCompatibility(reader, writer);
    assertThat(compatibility.getType())
        .as("%s: %s", how, compatibility.getDescription())
        .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
  }

  static Stream<Class<?>> types() {
    Stream<Class<?>> messages = Example.all().map(Example::type);
    return Stream.concat(messages, Stream.of(Evolved.class)).distinct();
  }
}
