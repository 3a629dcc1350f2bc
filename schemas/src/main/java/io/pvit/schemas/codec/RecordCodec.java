package io.pvit.schemas.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages of one type in one format, and reads them in every format.
 *
 * <p>Equal messages give equal bytes. Reading never throws over its input: bytes that cannot be
 * used are {@link Decoded.Malformed}. A length that the bytes claim costs no memory, since Avro
 * holds it against the bytes that are there. Any thread may use it.
 */
public final class RecordCodec<T> {

  private static final int CONFLUENT = 0x00;
  private static final int SINGLE_OBJECT = 0xC3;
  private static final int SINGLE_OBJECT_VERSION = 0x01;
  private static final int CONFLUENT_HEADER = 1 + Integer.BYTES;
  private static final int LONGEST_REASON = 500;
  private static final int SINGLE_OBJECT_HEADER = 2 + Long.BYTES;

  private final Class<T> type;
  private final Format format;
  private final Schema schema;
  private final Mapping mapping;
  private final Map<Long, Schema> writers;
  private final GenericDatumWriter<@Nullable Object> writer;
  private final Map<Schema, GenericDatumReader<@Nullable Object>> readers =
      new ConcurrentHashMap<>();

  private RecordCodec(Class<T> type, Format format, MessageSchema schemas) {
    this.type = type;
    this.format = format;
    this.schema = schemas.current();
    this.mapping = Mapping.of(type, schema);
    this.writers = schemas.byFingerprint();
    this.writer = new GenericDatumWriter<>(schema);
  }

  /** The codec of a message type, which is a record or a sealed interface of records. */
  public static <T> RecordCodec<T> of(Class<T> type, Format format) {
    return new RecordCodec<>(type, format, MessageSchema.of(type));
  }

  /** What it writes. */
  public Format format() {
    return format;
  }

  /** The value's bytes in this codec's format. */
  public byte[] encode(T value) {
    Object datum = mapping.toAvro(value);
    if (format instanceof Format.PlainJson) {
      return JsonForm.write(schema, datum);
    }
    if (format instanceof Format.Confluent it) {
      ByteBuffer header = ByteBuffer.allocate(CONFLUENT_HEADER);
      header.put((byte) CONFLUENT).putInt(it.registry().idOf(it.subject(), schema));
      return avro(header.array(), datum);
    }
    ByteBuffer header = ByteBuffer.allocate(SINGLE_OBJECT_HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.put((byte) SINGLE_OBJECT).put((byte) SINGLE_OBJECT_VERSION);
    header.putLong(MessageSchema.fingerprint(schema));
    return avro(header.array(), datum);
  }

  /** Reads bytes of any of the three framings. */
  public Decoded<T> decode(byte[] bytes) {
    if (bytes.length == 0) {
      return new Decoded.Malformed<>("the value is empty");
    }
    return switch (bytes[0] & 0xff) {
      case SINGLE_OBJECT -> singleObject(bytes);
      case CONFLUENT -> confluent(bytes);
      default -> value(() -> JsonForm.read(schema, bytes));
    };
  }

  private Decoded<T> singleObject(byte[] bytes) {
    if (bytes.length < SINGLE_OBJECT_HEADER || bytes[1] != SINGLE_OBJECT_VERSION) {
      return new Decoded.Malformed<>("the Avro header is damaged");
    }
    long fingerprint = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
    Schema written = writers.get(fingerprint);
    if (written == null) {
      return new Decoded.Malformed<>(
          "no version of %s has the fingerprint %016x"
              .formatted(type.getSimpleName(), fingerprint));
    }
    return value(() -> body(written, bytes, SINGLE_OBJECT_HEADER));
  }

  private Decoded<T> confluent(byte[] bytes) {
    if (bytes.length < CONFLUENT_HEADER) {
      return new Decoded.Malformed<>("the registry header is damaged");
    }
    int id = ByteBuffer.wrap(bytes).getInt(1);
    if (!(format instanceof Format.Confluent it)) {
      return new Decoded.Malformed<>(
          "the value carries schema id %d and no schema registry is configured".formatted(id));
    }
    return it.registry()
        .schemaOf(id)
        .fold(
            written -> value(() -> body(written, bytes, CONFLUENT_HEADER)), Decoded.Malformed::new);
  }

  private byte[] avro(byte[] header, @Nullable Object datum) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try {
      out.write(header);
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
      writer.write(datum, encoder);
      encoder.flush();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
  }

  private @Nullable Object body(Schema written, byte[] bytes, int from) throws IOException {
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(bytes, from, bytes.length - from, null);
    Object datum =
        readers
            .computeIfAbsent(
                written, each -> new GenericDatumReader<>(each, schema, new GenericData()))
            .read(null, decoder);
    if (!decoder.isEnd()) {
      throw new MalformedBytes("there are bytes left over behind the value");
    }
    return datum;
  }

  private Decoded<T> value(Reading reading) {
    try {
      return new Decoded.Ok<>(type.cast(mapping.fromAvro(reading.datum())));
    } catch (IOException | RuntimeException e) {
      // Avro reports damage by whatever exception it stumbles over, records by
      // IllegalArgumentException: over these bytes each of them means the same.
      return new Decoded.Malformed<>(reason(e));
    }
  }

  /** Never blank, and short enough for a dead letter however long the refused value is. */
  private static String reason(Exception e) {
    String message = e.getMessage();
    String words = message == null || message.isBlank() ? e.toString() : message;
    return words.length() <= LONGEST_REASON ? words : words.substring(0, LONGEST_REASON) + "…";
  }

  private interface Reading {
    @Nullable Object datum() throws IOException;
  }
}
