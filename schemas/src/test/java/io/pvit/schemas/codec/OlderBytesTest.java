package io.pvit.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every version of a message ever wrote is still read, in both formats. */
class OlderBytesTest {

  /** Magic and fingerprint of Avro's single-object encoding. */
  private static final int HEADER_BYTES = 10;

  @ParameterizedTest
  @MethodSource("writings")
  void isReadByTheVersionInUse(Writing<?> writing) throws IOException {
    Object older = writing.asOlderVersionsKnewIt();

    ByteArrayOutputStream avro = new ByteArrayOutputStream();
    new BinaryMessageEncoder<>(GenericData.get(), writing.schema()).encode(older, avro);

    assertThat(writing.codec(Format.JSON).decode(avro.toByteArray()))
        .isInstanceOf(Decoded.Ok.class);
    assertThat(writing.codec(Format.AVRO).decode(JsonForm.write(writing.schema(), older)))
        .isInstanceOf(Decoded.Ok.class);
  }

  /** A message, and a version of its type that wrote it. */
  record Writing<T>(Example<T> example, Schema schema, int version) {

    RecordCodec<T> codec(Format format) {
      return RecordCodec.of(example.type(), format);
    }

    /** The newest version's bytes without what the older one does not have. */
    Object asOlderVersionsKnewIt() throws IOException {
      String hex = Committed.text(Committed.golden(example.name() + ".avro.hex")).strip();
      byte[] bytes = HexFormat.of().parseHex(hex);
      Schema newest = MessageSchema.of(example.type()).current();
      return new GenericDatumReader<>(newest, schema)
          .read(
              null,
              DecoderFactory.get()
                  .binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null));
    }

    @Override
    public String toString() {
      return example.name() + " of version " + version;
    }
  }

  static Stream<Writing<?>> writings() {
    return Example.all().flatMap(OlderBytesTest::writings);
  }

  private static <T> Stream<Writing<?>> writings(Example<T> example) {
    List<Schema> history = MessageSchema.of(example.type()).history();
    return IntStream.range(0, history.size())
        .mapToObj(version -> new Writing<>(example, history.get(version), version + 1));
  }
}
