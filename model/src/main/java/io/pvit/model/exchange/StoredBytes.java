package io.pvit.model.exchange;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;

/**
 * Bytes that lie uncompressed in a file.
 *
 * @param channel of the file
 * @param begin where they begin in it
 * @param size how many they are
 * @param crc their checksum as the file gives it
 */
record StoredBytes(FileChannel channel, long begin, long size, long crc) {

  private static final int PART = 1 << 20;

  /** A part of them where it lies, without copying: {@code count} bytes, at most 2 GiB. */
  ByteBuffer map(long from, long count) throws IOException {
    return channel
        .map(FileChannel.MapMode.READ_ONLY, begin + from, count)
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  /** All of them; their size was checked. */
  byte[] read() throws IOException {
    ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(size));
    fill(all, begin);
    return all.array();
  }

  /** Whether they are those that the checksum was made from. */
  boolean intact() throws IOException {
    CRC32 sum = new CRC32();
    ByteBuffer part = ByteBuffer.allocate((int) Math.min(PART, size));
    for (long at = 0; at < size; at += part.limit()) {
      part.clear().limit((int) Math.min(part.capacity(), size - at));
      fill(part, begin + at);
      sum.update(part.flip());
    }
    return sum.getValue() == crc;
  }

  private void fill(ByteBuffer buffer, long position) throws IOException {
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer, position + buffer.position());
      if (read < 0) {
        throw new EOFException("the file ends within them");
      }
    }
  }
}
