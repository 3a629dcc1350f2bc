package io.pvit.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every message against its committed bytes. Where bytes change on purpose, write them anew with
 * {@code -Dpvit.golden.write=true} and read the difference before committing it.
 */
class GoldenBytesTest {

  @ParameterizedTest
  @MethodSource("io.pvit.schemas.codec.Example#all")
  <T> void aMessageIsWrittenAsTheCommittedAvroBytes(Example<T> example) {
    String hex = HexFormat.of().formatHex(codec(example, Format.AVRO).encode(example.value()));

    assertThat(hex + "\n")
        .isEqualTo(Committed.expected(Committed.golden(example.name() + ".avro.hex"), hex + "\n"));
  }

  @ParameterizedTest
  @MethodSource("io.pvit.schemas.codec.Example#all")
  <T> void aMessageIsWrittenAsTheCommittedJson(Example<T> example) {
    String json =
        new String(codec(example, Format.JSON).encode(example.value()), StandardCharsets.UTF_8);

    assertThat(json + "\n")
        .isEqualTo(Committed.expected(Committed.golden(example.name() + ".json"), json + "\n"));
  }

  @ParameterizedTest
  @MethodSource("io.pvit.schemas.codec.Example#all")
  <T> void theCommittedAvroBytesAreReadAsTheMessage(Example<T> example) {
    String hex = Committed.text(Committed.golden(example.name() + ".avro.hex")).strip();

    Decoded<T> decoded = codec(example, Format.JSON).decode(HexFormat.of().parseHex(hex));

    assertThat(decoded).isEqualTo(new Decoded.Ok<>(example.value()));
  }

  @ParameterizedTest
  @MethodSource("io.pvit.schemas.codec.Example#all")
  <T> void theCommittedJsonIsReadAsTheMessage(Example<T> example) {
    String json = Committed.text(Committed.golden(example.name() + ".json"));

    Decoded<T> decoded = codec(example, Format.AVRO).decode(json.getBytes(StandardCharsets.UTF_8));

    assertThat(decoded).isEqualTo(new Decoded.Ok<>(example.value()));
  }

  private static <T> RecordCodec<T> codec(Example<T> example, Format format) {
    return RecordCodec.of(example.type(), format);
  }
}
