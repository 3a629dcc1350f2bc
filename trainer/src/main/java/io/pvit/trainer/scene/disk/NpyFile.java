package io.pvit.trainer.scene.disk;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Arrays as NumPy saves them (NEP 1, versions 1.0 and 2.0), in C order and little-endian. */
final class NpyFile {

  /** What an array holds, as NumPy spells it. */
  enum Kind {
    BYTES("|u1", 1),
    FLOATS("<f4", 4);

    final String spelling;
    final int size;

    Kind(String spelling, int size) {
      this.spelling = spelling;
      this.size = size;
    }
  }

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int ALIGNMENT = 64;
  private static final int LONGEST_HEADER = 4096;
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{\\s*'descr':\\s*'([^']{1,16})',\\s*'fortran_order':\\s*(True|False),"
              + "\\s*'shape':\\s*\\(([0-9, ]{0,128})\\),?\\s*}\\s*");

  private NpyFile() {}

  /** Writes what remains of the values, in their order, and on to the disk. */
  static void write(Path file, Kind kind, List<Integer> shape, ByteBuffer values)
      throws IOException {
    String header =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }"
            .formatted(kind.spelling, spelled(shape));
    int start = MAGIC.length + 4;
    int padding = ALIGNMENT - (start + header.length() + 1) % ALIGNMENT;
    String padded = header + " ".repeat(padding % ALIGNMENT) + "\n";
    ByteBuffer head = ByteBuffer.allocate(start + padded.length()).order(ByteOrder.LITTLE_ENDIAN);
    head.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) padded.length());
    head.put(padded.getBytes(StandardCharsets.US_ASCII)).flip();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (ByteBuffer each : List.of(head, values)) {
        while (each.hasRemaining()) {
          channel.write(each);
        }
      }
      channel.force(true);
    }
  }

  /**
   * The values, little-endian. Memory is claimed only once the file is as long as its shape says.
   *
   * @throws ClipRefused if it is not there, damaged, or of another kind or shape
   */
  static ByteBuffer read(Path file, Kind kind, List<Integer> shape) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      requireHeader(file, header(file, channel), kind, shape);
      long bytes = kind.size;
      for (int length : shape) {
        bytes = Math.multiplyExact(bytes, length);
      }
      long there = channel.size() - channel.position();
      if (there != bytes) {
        throw new ClipRefused(
            file, "must hold " + bytes + " bytes after its header, holds " + there);
      }
      return filled(channel, Math.toIntExact(bytes));
    } catch (NoSuchFileException e) {
      throw new ClipRefused(file, "is missing", e);
    } catch (EOFException e) {
      throw new ClipRefused(file, "ends too early", e);
    } catch (IOException e) {
      throw new ClipRefused(file, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static String header(Path file, FileChannel channel) throws IOException {
    ByteBuffer start = filled(channel, MAGIC.length + 2);
    byte[] magic = new byte[MAGIC.length];
    start.get(magic);
    int version = start.get();
    if (!Arrays.equals(magic, MAGIC) || version < 1 || version > 2) {
      throw new ClipRefused(file, "is no array as numpy.save writes it");
    }
    long length =
        version == 1
            ? Short.toUnsignedInt(filled(channel, 2).getShort())
            : Integer.toUnsignedLong(filled(channel, 4).getInt());
    if (length > LONGEST_HEADER) {
      throw new ClipRefused(file, "has a header of " + length + " bytes");
    }
    return StandardCharsets.US_ASCII.decode(filled(channel, (int) length)).toString();
  }

  private static void requireHeader(Path file, String header, Kind kind, List<Integer> shape) {
    Matcher parts = HEADER.matcher(header);
    if (!parts.matches()) {
      throw new ClipRefused(file, "has a header that cannot be read: " + header.strip());
    }
    if (!parts.group(1).equals(kind.spelling)) {
      throw new ClipRefused(file, "dtype must be " + kind.spelling + ", was " + parts.group(1));
    }
    if (parts.group(2).equals("True")) {
      throw new ClipRefused(file, "must be in C order, was in Fortran's");
    }
    String wished = spelled(shape);
    String there = parts.group(3).strip();
    if (!there.replaceAll("[ ]", "").equals(wished.replaceAll("[ ]", ""))) {
      throw new ClipRefused(
          file, "shape must be (" + wished + ") as clip.json says, was (" + there + ")");
    }
  }

  private static ByteBuffer filled(FileChannel channel, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException();
      }
    }
    return buffer.flip();
  }

  private static String spelled(List<Integer> shape) {
    return shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
