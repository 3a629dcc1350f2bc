package io.pvit.schemas.codec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Avro's binary encoding read from bytes that may be hostile.
 *
 * <p>Avro's own decoder holds a list's claimed length only against a share of the heap, so that ten
 * bytes may cost that much, and replaces text that is not UTF-8. This one holds every length
 * against the bytes that are really there, refuses such text, and hands out byte fields as views of
 * the input: a window's pictures are not copied once more.
 */
final class BoundedDecoder extends Decoder {

  private final ByteBuffer in;

  BoundedDecoder(byte[] bytes, int from) {
    this.in = ByteBuffer.wrap(bytes, from, bytes.length - from).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Refuses bytes behind the value: whoever wrote them meant something else. */
  void expectEnd() throws MalformedBytes {
    if (in.hasRemaining()) {
      throw new MalformedBytes(in.remaining() + " bytes are left over behind the value");
    }
  }

  @Override
  public void readNull() {}

  @Override
  public boolean readBoolean() throws IOException {
    byte value = available(1).get();
    if (value != 0 && value != 1) {
      throw new MalformedBytes("a boolean must be 0 or 1, was " + value);
    }
    return value == 1;
  }

  @Override
  public int readInt() throws IOException {
    long value = readLong();
    if (value != (int) value) {
      throw new MalformedBytes("an int does not fit into 32 bits: " + value);
    }
    return (int) value;
  }

  @Override
  public long readLong() throws IOException {
    long bits = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = available(1).get();
      bits |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return (bits >>> 1) ^ -(bits & 1);
      }
    }
    throw new MalformedBytes("a number runs on for more than ten bytes");
  }

  @Override
  public float readFloat() throws IOException {
    return available(Float.BYTES).getFloat();
  }

  @Override
  public double readDouble() throws IOException {
    return available(Double.BYTES).getDouble();
  }

  @Override
  public String readString() throws IOException {
    ByteBuffer text = take(length());
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedBytes("a text is not UTF-8");
    }
  }

  @Override
  public Utf8 readString(@Nullable Utf8 old) throws IOException {
    return new Utf8(readString());
  }

  @Override
  public void skipString() throws IOException {
    skipBytes();
  }

  @Override
  public ByteBuffer readBytes(@Nullable ByteBuffer old) throws IOException {
    return take(length());
  }

  @Override
  public void skipBytes() throws IOException {
    take(length());
  }

  @Override
  public void readFixed(byte[] bytes, int start, int length) throws IOException {
    available(length).get(bytes, start, length);
  }

  @Override
  public void skipFixed(int length) throws IOException {
    take(length);
  }

  @Override
  public int readEnum() throws IOException {
    return readInt();
  }

  @Override
  public int readIndex() throws IOException {
    return readInt();
  }

  @Override
  public long readArrayStart() throws IOException {
    return block();
  }

  @Override
  public long arrayNext() throws IOException {
    return block();
  }

  @Override
  public long skipArray() throws IOException {
    return block();
  }

  @Override
  public long readMapStart() throws IOException {
    return block();
  }

  @Override
  public long mapNext() throws IOException {
    return block();
  }

  @Override
  public long skipMap() throws IOException {
    return block();
  }

  /** How many items follow. An item of our schemas takes a byte at least, so more cannot be. */
  private long block() throws IOException {
    long items = readLong();
    if (items < 0) {
      items = -items;
      readLong(); // the block's size in bytes, of use only to who skips it
    }
    if (items < 0 || items > in.remaining()) {
      throw new MalformedBytes(
          "a list claims %d items in %d bytes".formatted(items, in.remaining()));
    }
    return items;
  }

  private int length() throws IOException {
    long length = readLong();
    if (length < 0 || length > in.remaining()) {
      throw new MalformedBytes(
          "a field claims %d bytes where %d are left".formatted(length, in.remaining()));
    }
    return (int) length;
  }

  private ByteBuffer take(int length) throws IOException {
    ByteBuffer view = available(length).slice(in.position(), length);
    in.position(in.position() + length);
    return view;
  }

  private ByteBuffer available(int length) throws IOException {
    if (length > in.remaining()) {
      throw new MalformedBytes("the value ends in the middle of a field");
    }
    return in;
  }
}
