package io.pvit.model.exchange;

import static io.pvit.model.exchange.WeightsFileRefused.Reason.UNREADABLE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The record at the end of a zip, read for the size of the directory before that is read. */
final class ZipEnd {

  /** Room for more than a hundred thousand tensors. */
  private static final long MOST_DIRECTORY_BYTES = 16 << 20;

  private static final int MARK = 0x06054b50;
  private static final int MARK_64 = 0x06064b50;
  private static final int LOCATOR_MARK = 0x07064b50;
  private static final int END_BYTES = 22;
  private static final int END_64_BYTES = 56;
  private static final int LOCATOR_BYTES = 20;
  private static final int MOST_COMMENT_BYTES = 0xFFFF;

  private ZipEnd() {}

  /** Refuses a file whose directory alone would fill the memory; leaves a missing one be. */
  static void requireModestDirectory(Path file, FileChannel channel) throws IOException {
    long size = channel.size();
    ByteBuffer tail = read(channel, Math.max(0, size - END_BYTES - MOST_COMMENT_BYTES), size);
    for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
      if (tail.getInt(at) == MARK) {
        long end = size - tail.limit() + at;
        long begin = begin64(channel, size, end, Integer.toUnsignedLong(tail.getInt(at + 16)));
        if (end - begin > MOST_DIRECTORY_BYTES) {
          throw new WeightsFileRefused(
              UNREADABLE,
              file,
              "has a directory of %d bytes; a checkpoint needs less than %d"
                  .formatted(end - begin, MOST_DIRECTORY_BYTES));
        }
        return;
      }
    }
  }

  /**
   * Where the directory begins. As the reader of the directory does, this believes the record for
   * large files whenever its locator is there, whatever the smaller record says.
   */
  private static long begin64(FileChannel channel, long size, long end, long begin)
      throws IOException {
    if (end < LOCATOR_BYTES) {
      return begin;
    }
    ByteBuffer locator = read(channel, end - LOCATOR_BYTES, end);
    if (locator.getInt(0) != LOCATOR_MARK) {
      return begin;
    }
    long at = locator.getLong(8);
    if (at < 0 || at > size - END_64_BYTES) {
      return end;
    }
    ByteBuffer record = read(channel, at, at + END_64_BYTES);
    return record.getInt(0) == MARK_64 ? record.getLong(48) : end;
  }

  private static ByteBuffer read(FileChannel channel, long from, long to) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) (to - from)).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {}
    return bytes.flip();
  }
}
