package io.pvit.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // JUnit calls start() before every test.
class SchemaRegistryTest {

  private static final Evolved VALUE = new Evolved("a", 5, Optional.of("n"));

  private TestingRegistry server;
  private RecordCodec<Evolved> codec;

  @BeforeEach
  void start() throws IOException {
    server = new TestingRegistry();
    codec = codec("", "pvit.evolved-value");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aValueCarriesItsSchemasIdBehindAZeroByte() {
    byte[] bytes = codec.encode(VALUE);

    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("0000000001" + "0261" + "0a" + "02026e");
    assertThat(codec.decode(bytes)).isEqualTo(new Decoded.Ok<>(VALUE));
  }

  @Test
  void theRegistryIsAskedOnceForEachSchema() {
    codec.encode(VALUE);
    byte[] bytes = codec.encode(VALUE);
    codec.decode(bytes);
    codec.decode(bytes);

    assertThat(server.requests)
        .containsExactly("POST /subjects/pvit.evolved-value/versions", "GET /schemas/ids/1");
  }

  @Test
  void anOlderVersionIsReadByItsOwnSchema() {
    server.add(MessageSchema.of(Evolved.class).history().get(0).toString());

    assertThat(codec.decode(new byte[] {0, 0, 0, 0, 1, 2, 'a'}))
        .isEqualTo(new Decoded.Ok<>(new Evolved("a", 3, Optional.empty())));
  }

  @Test
  void theOtherFramingsAreStillRead() {
    assertThat(codec.decode(RecordCodec.of(Evolved.class, Format.AVRO).encode(VALUE)))
        .isEqualTo(new Decoded.Ok<>(VALUE));
    assertThat(codec.decode(RecordCodec.of(Evolved.class, Format.JSON).encode(VALUE)))
        .isEqualTo(new Decoded.Ok<>(VALUE));
  }

  @Test
  void anUnknownIdMakesTheValueMalformed() {
    assertThat(codec.decode(new byte[] {0, 0, 0, 0, 9, 2, 'a'}))
        .isEqualTo(new Decoded.Malformed<>("the schema registry knows no id 9"));
  }

  @Test
  void aSchemaOfAnotherMessageMakesTheValueMalformed() {
    server.add("\"string\"");

    assertThat(codec.decode(new byte[] {0, 0, 0, 0, 1, 2, 'a'}))
        .isInstanceOf(Decoded.Malformed.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "PROTOBUF | syntax = 'proto3'; message Evolved { string name = 1; }",
        "JSON | {'type':'string'}",
        "AVRO | {'type':'object'}",
        "AVRO | {'type':'record'}",
        "AVRO | \"\"",
        "AVRO | null",
      })
  void aSchemaThatIsNotAvroMakesTheValueMalformedAndIsAskedForOnce(String type, String schema) {
    server.add(schema.replace('\'', '"'), type);
    Decoded<Evolved> malformed = new Decoded.Malformed<>("schema id 1 is no Avro schema");

    assertThat(codec.decode(new byte[] {0, 0, 0, 0, 1, 2, 'a'})).isEqualTo(malformed);
    assertThat(codec.decode(new byte[] {0, 0, 0, 0, 1, 2, 'a'})).isEqualTo(malformed);

    assertThat(server.requests).containsExactly("GET /schemas/ids/1");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 422})
  void anIdThatTheRegistryRefusesMakesTheValueMalformedAndIsAskedForOnce(int status) {
    server.refuse(7, status);
    Decoded<Evolved> malformed =
        new Decoded.Malformed<>("the schema registry refuses id 7 with status " + status);

    assertThat(codec.decode(new byte[] {0, 0, 0, 0, 7, 2, 'a'})).isEqualTo(malformed);
    assertThat(codec.decode(new byte[] {0, 0, 0, 0, 7, 2, 'a'})).isEqualTo(malformed);

    assertThat(server.requests).containsExactly("GET /schemas/ids/7");
  }

  /** Nor do these speak of the value: every other one would have the same answer. */
  @ParameterizedTest
  @ValueSource(ints = {401, 408, 429, 500, 503})
  void aRegistryThatCannotAnswerStopsTheProcess(int status) {
    server.refuse(7, status);

    assertThatThrownBy(() -> codec.decode(new byte[] {0, 0, 0, 0, 7, 2, 'a'}))
        .hasMessageContaining("status " + status)
        .isInstanceOf(StopException.class);
  }

  @Test
  void anItemWithoutAnyByteCannotFillTheMemory() {
    server.add(
        """
        {"type":"record","name":"Evolved","namespace":"io.pvit.schemas.codec","fields":[
         {"name":"nothing","type":{"type":"array","items":"null"}},
         {"name":"name","type":"string"}]}""");

    assertThat(codec.decode(new byte[] {0, 0, 0, 0, 1, -2, -1, -1, -1, 15, 0, 2, 'a'}))
        .isInstanceOf(Decoded.Malformed.class);
  }

  @Test
  void aRegistryThatIsGoneStopsTheProcess() {
    server.close();

    assertThatThrownBy(() -> codec.encode(VALUE))
        .isInstanceOfSatisfying(
            StopException.class,
            stop -> assertThat(stop.code()).isEqualTo(ExitCode.DEPENDENCY_LOST))
        .hasMessageContaining("does not answer");
    assertThatThrownBy(() -> codec.decode(new byte[] {0, 0, 0, 0, 1, 2, 'a'}))
        .isInstanceOf(StopException.class);
  }

  @Test
  void aRefusedSchemaStopsTheProcessWithTheRegistrysWords() {
    assertThatThrownBy(() -> codec("", "refused").encode(VALUE))
        .isInstanceOf(StopException.class)
        .hasMessageContaining("status 409")
        .hasMessageContaining("incompatible");
  }

  @Test
  void thePasswordOfTheAddressIsSentAndNeverSaid() {
    codec("ann:s3cret@", "ok").encode(VALUE);

    assertThat(server.authorizations)
        .containsExactly(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString("ann:s3cret".getBytes(StandardCharsets.UTF_8)));
    assertThatThrownBy(() -> codec("ann:s3cret@", "refused").encode(VALUE))
        .hasMessageNotContaining("s3cret");
  }

  private RecordCodec<Evolved> codec(String userInfo, String subject) {
    return RecordCodec.of(
        Evolved.class, Format.confluent(new SchemaRegistry(server.uri(userInfo)), subject));
  }
}
