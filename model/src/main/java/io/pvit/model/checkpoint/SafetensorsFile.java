package io.pvit.model.checkpoint;

import static io.pvit.model.checkpoint.CheckpointRefused.Reason.MALFORMED;
import static io.pvit.model.checkpoint.CheckpointRefused.Reason.MISSING;
import static io.pvit.model.checkpoint.CheckpointRefused.Reason.TRUNCATED;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads a safetensors file once from front to back, tensor by tensor. */
final class SafetensorsFile {

  private static final int LENGTH_BYTES = Long.BYTES;

  private SafetensorsFile() {}

  /** What a reader hears, in this order. */
  interface Visitor {

    /** The checked directory, before any number is read. */
    void header(SafetensorsHeader header);

    /**
     * The next tensor.
     *
     * @param sha256 of its bytes in the file
     */
    void tensor(TensorEntry entry, float[] values, String sha256);
  }

  /**
   * Reads the whole file.
   *
   * @return the SHA-256 of all its bytes
   * @throws CheckpointRefused when it is missing, truncated or no safetensors file
   */
  static String read(Path file, Visitor visitor) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Sha256 whole = new Sha256();
      SafetensorsHeader header = header(file, channel, whole);
      visitor.header(header);
      for (TensorEntry entry : header.entries()) {
        ByteBuffer bytes = next(channel, Math.toIntExact(entry.end() - entry.begin()));
        whole.add(bytes);
        String sha256 = new Sha256().add(bytes).hex();
        visitor.tensor(entry, floats(entry, bytes), sha256);
      }
      return whole.hex();
    } catch (NoSuchFileException e) {
      throw new CheckpointRefused(MISSING, file + " does not exist", e);
    } catch (EOFException e) {
      throw new CheckpointRefused(TRUNCATED, file + " is truncated", e);
    } catch (IOException e) {
      throw new CheckpointRefused(MALFORMED, file + " cannot be read: " + e.getMessage(), e);
    }
  }

  static SafetensorsHeader header(Path file, FileChannel channel, Sha256 whole) throws IOException {
    long fileBytes = Files.size(file);
    if (fileBytes < LENGTH_BYTES) {
      throw new CheckpointRefused(TRUNCATED, file + " is truncated: it has no header");
    }
    ByteBuffer length = next(channel, LENGTH_BYTES);
    whole.add(length);
    long headerBytes = length.getLong();
    if (headerBytes < 2 || headerBytes > SafetensorsHeader.MAX_BYTES) {
      throw new CheckpointRefused(
          MALFORMED,
          "%s is no safetensors file: it claims a header of %s bytes"
              .formatted(file, Long.toUnsignedString(headerBytes)));
    }
    if (headerBytes > fileBytes - LENGTH_BYTES) {
      throw new CheckpointRefused(TRUNCATED, file + " is truncated: it ends within its header");
    }
    ByteBuffer json = next(channel, (int) headerBytes);
    whole.add(json);
    byte[] text = new byte[json.remaining()];
    json.get(text);
    return SafetensorsHeader.parse(file, text, fileBytes - LENGTH_BYTES - headerBytes);
  }

  private static ByteBuffer next(FileChannel channel, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException();
      }
    }
    return buffer.flip();
  }

  private static float[] floats(TensorEntry entry, ByteBuffer bytes) {
    float[] values = new float[entry.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = entry.type().get(bytes, i * entry.type().bytes());
    }
    return values;
  }
}
