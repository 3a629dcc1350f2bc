package io.pvit.model.checkpoint;

import static io.pvit.model.checkpoint.CheckpointRefused.Reason.ALTERED;
import static io.pvit.model.checkpoint.CheckpointRefused.Reason.MALFORMED;
import static io.pvit.model.checkpoint.CheckpointRefused.Reason.MISSING;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** A safetensors file that is open: what it holds, and its numbers where they lie. */
public final class SafetensorsWeights implements Closeable {

  private final FileChannel channel;
  private final SafetensorsHeader header;
  private final long dataBegin;

  private SafetensorsWeights(FileChannel channel, SafetensorsHeader header, long dataBegin) {
    this.channel = channel;
    this.header = header;
    this.dataBegin = dataBegin;
  }

  /**
   * Opens a file and checks its directory.
   *
   * @throws CheckpointRefused when it is missing, truncated or no safetensors file
   */
  public static SafetensorsWeights open(Path file) {
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      try {
        SafetensorsHeader header = SafetensorsFile.header(file, channel, new Sha256());
        return new SafetensorsWeights(channel, header, channel.position());
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw new CheckpointRefused(MISSING, file + " does not exist", e);
    } catch (IOException e) {
      throw new CheckpointRefused(MALFORMED, file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** What was written about the file as a whole. */
  public Map<String, String> metadata() {
    return header.metadata();
  }

  /** The tensors, in the order of their bytes. */
  public List<TensorEntry> entries() {
    return header.entries();
  }

  /** Reads the numbers of a tensor of this file, row by row. */
  public float[] values(TensorEntry entry) {
    return values(entry, bytes(entry));
  }

  /**
   * As {@link #values}, of a file that holds a digest of each tensor.
   *
   * @throws CheckpointRefused when the numbers are not those that were written
   */
  public float[] checkedValues(TensorEntry entry) {
    ByteBuffer bytes = bytes(entry);
    String written = header.metadata().get(SafetensorsWriter.digestKey(entry.name()));
    if (!new Sha256().add(bytes).hex().equals(written)) {
      throw new CheckpointRefused(ALTERED, "the tensor " + entry.name() + " was altered in it");
    }
    return values(entry, bytes);
  }

  private static float[] values(TensorEntry entry, ByteBuffer bytes) {
    float[] values = new float[entry.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = entry.type().get(bytes, i * entry.type().bytes());
    }
    return values;
  }

  private ByteBuffer bytes(TensorEntry entry) {
    try {
      return channel
          .map(
              FileChannel.MapMode.READ_ONLY, dataBegin + entry.begin(), entry.end() - entry.begin())
          .order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
