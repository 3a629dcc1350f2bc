package io.pvit.model.checkpoint;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pvit.model.net.ParameterSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Writes a safetensors file; it appears whole or not at all. */
public final class SafetensorsWriter {

  /** What the keys of the tensors' own digests begin with. */
  static final String DIGEST = "sha256/";

  private static final int ALIGNMENT = 64;

  private SafetensorsWriter() {}

  /**
   * Writes a {@linkplain NewFile new file}.
   *
   * @param values the numbers of each parameter; asked for twice, and must answer the same
   */
  public static void write(
      Path file,
      List<ParameterSpec> parameters,
      StorageType type,
      Map<String, String> metadata,
      Function<ParameterSpec, float[]> values)
      throws IOException {
    NewFile.write(
        file,
        channel -> {
          Map<String, String> all = new TreeMap<>(metadata);
          for (ParameterSpec parameter : parameters) {
            all.put(
                digestKey(parameter.name()),
                new Sha256().add(bytes(parameter, type, values)).hex());
          }
          writeFully(channel, header(parameters, type, all));
          for (ParameterSpec parameter : parameters) {
            writeFully(channel, bytes(parameter, type, values));
          }
        });
  }

  /**
   * The metadata key of one tensor's own digest, by which an altered file names what was altered.
   */
  static String digestKey(String tensor) {
    return DIGEST + tensor;
  }

  private static ByteBuffer header(
      List<ParameterSpec> parameters, StorageType type, Map<String, String> metadata)
      throws IOException {
    JsonMapper json = JsonMapper.builder().build();
    ObjectNode root = json.createObjectNode();
    ObjectNode about = root.putObject("__metadata__");
    metadata.forEach(about::put);
    long at = 0;
    for (ParameterSpec parameter : parameters) {
      long end = at + parameter.size() * type.bytes();
      ObjectNode entry = root.putObject(parameter.name()).put("dtype", type.code());
      parameter.shape().forEach(entry.putArray("shape")::add);
      entry.putArray("data_offsets").add(at).add(end);
      at = end;
    }
    byte[] text = json.writeValueAsBytes(root);
    int padded = (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    ByteBuffer header =
        ByteBuffer.allocate(Long.BYTES + padded).order(ByteOrder.LITTLE_ENDIAN).putLong(padded);
    header.put(text);
    while (header.hasRemaining()) {
      header.put((byte) ' ');
    }
    return header.flip();
  }

  private static ByteBuffer bytes(
      ParameterSpec parameter, StorageType type, Function<ParameterSpec, float[]> values) {
    float[] floats = values.apply(parameter);
    if (floats.length != parameter.size()) {
      throw new IllegalArgumentException(
          "%s has %d values, not %d".formatted(parameter.name(), floats.length, parameter.size()));
    }
    return type.encoded(parameter.name(), floats);
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
