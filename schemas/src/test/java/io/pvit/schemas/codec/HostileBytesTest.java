package io.pvit.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.management.ThreadMXBean;
import io.pvit.schemas.FrameWindow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that somebody broke, or made to break the reader. */
class HostileBytesTest {

  private static final int MUTATIONS = 2_000;

  @ParameterizedTest
  @MethodSource("io.pvit.schemas.codec.Example#all")
  <T> void mutatedAvroIsReadOrRefusedAndNeverThrows(Example<T> example) {
    survivesMutations(RecordCodec.of(example.type(), Format.AVRO), example.value());
  }

  @ParameterizedTest
  @MethodSource("io.pvit.schemas.codec.Example#all")
  <T> void mutatedJsonIsReadOrRefusedAndNeverThrows(Example<T> example) {
    survivesMutations(RecordCodec.of(example.type(), Format.JSON), example.value());
  }

  @ParameterizedTest
  @MethodSource("io.pvit.schemas.codec.Example#all")
  <T> void everyTruncationIsRefused(Example<T> example) {
    RecordCodec<T> codec = RecordCodec.of(example.type(), Format.AVRO);
    byte[] whole = codec.encode(example.value());

    for (int length = 0; length < whole.length; length++) {
      assertThat(codec.decode(Arrays.copyOf(whole, length)))
          .as("the first %d of %d bytes", length, whole.length)
          .isInstanceOf(Decoded.Malformed.class);
    }
  }

  @ParameterizedTest
  @MethodSource("io.pvit.schemas.codec.Example#all")
  <T> void bytesBehindTheValueAreRefused(Example<T> example) {
    RecordCodec<T> codec = RecordCodec.of(example.type(), Format.AVRO);
    byte[] whole = codec.encode(example.value());

    assertThat(codec.decode(Arrays.copyOf(whole, whole.length + 1)))
        .isEqualTo(new Decoded.Malformed<>("there are bytes left over behind the value"));
  }

  /** A window of 30 bytes that claims a camera id or a list of frames of this size. */
  @ParameterizedTest
  @ValueSource(
      longs = {
        1_000,
        1_000_000,
        500_000_000,
        Integer.MAX_VALUE,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -1
      })
  void aClaimedLengthIsNeverAllocated(long claimed) throws IOException {
    RecordCodec<FrameWindow> codec = RecordCodec.of(FrameWindow.class, Format.AVRO);
    byte[] longText = window(claimed, 0);
    byte[] manyFrames = window(6, claimed);
    codec.decode(longText); // so that loading classes is not counted
    codec.decode(manyFrames);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();

    Decoded<FrameWindow> first = codec.decode(longText);
    Decoded<FrameWindow> second = codec.decode(manyFrames);

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000);
    assertThat(first).isInstanceOf(Decoded.Malformed.class);
    assertThat(second).isInstanceOf(Decoded.Malformed.class);
  }

  private static <T> void survivesMutations(RecordCodec<T> codec, T value) {
    byte[] whole = codec.encode(value);
    Random random = new Random(20_261_122);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] bytes = mutated(whole, random);
      assertThatCode(() -> codec.decode(bytes))
          .as("mutation %d: %s", i, Arrays.toString(bytes))
          .doesNotThrowAnyException();
    }
  }

  /** One to four bytes changed; every fourth time the tail is cut or grown as well. */
  private static byte[] mutated(byte[] whole, Random random) {
    int length = random.nextInt(4) == 0 ? random.nextInt(whole.length + 8) : whole.length;
    byte[] bytes = Arrays.copyOf(whole, length);
    for (int n = random.nextInt(4); n >= 0 && length > 0; n--) {
      bytes[random.nextInt(length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static byte[] window(long cameraIdLength, long frames) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] header = RecordCodec.of(FrameWindow.class, Format.AVRO).encode(marker());
    out.write(header, 0, 10);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    encoder.writeLong(cameraIdLength);
    encoder.writeFixed("door-1".getBytes(StandardCharsets.UTF_8));
    encoder.writeLong(1); // sequence
    encoder.writeInt(0); // streamEpoch
    encoder.writeBoolean(false); // discontinuity
    encoder.writeEnum(0); // clock
    encoder.writeLong(0); // clockUncertaintyUs
    encoder.writeLong(125_000); // frameIntervalUs
    encoder.writeInt(340); // width
    encoder.writeInt(256); // height
    encoder.writeEnum(0); // codec
    encoder.writeLong(frames);
    return out.toByteArray();
  }

  private static FrameWindow marker() {
    return (FrameWindow)
        Example.all()
            .filter(example -> example.name().equals("FrameWindow-marker"))
            .findFirst()
            .orElseThrow()
            .value();
  }
}
