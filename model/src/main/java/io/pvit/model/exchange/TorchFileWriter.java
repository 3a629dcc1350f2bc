package io.pvit.model.exchange;

import io.pvit.model.checkpoint.NewFile;
import io.pvit.model.checkpoint.StorageType;
import io.pvit.model.net.ParameterSpec;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a state dict that {@code torch.load} reads, also with {@code weights_only=True}. */
final class TorchFileWriter {

  private static final String FOLDER = "archive/";

  /** Torch's readers want each storage to begin at a multiple of this, so that it can be mapped. */
  private static final int ALIGNMENT = 64;

  private static final int LOCAL_HEADER_BYTES = 30;
  private static final int EXTRA_HEADER_BYTES = 4;

  /** The same weights give the same bytes. (Midnight would be written as a field of its own.) */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 12, 0);

  private final Counted counted;
  private final ZipOutputStream zip;

  private TorchFileWriter(OutputStream out) {
    counted = new Counted(out);
    zip = new ZipOutputStream(counted);
  }

  /**
   * Writes a {@linkplain NewFile new file}.
   *
   * @param about what the file says of itself, beside what torch reads
   * @param values the numbers of each parameter
   */
  static void write(
      Path file,
      List<ParameterSpec> parameters,
      StorageType type,
      Map<String, String> about,
      Function<ParameterSpec, float[]> values)
      throws IOException {
    NewFile.write(
        file,
        channel -> {
          TorchFileWriter writer = new TorchFileWriter(Channels.newOutputStream(channel));
          PickleWriter pickle = new PickleWriter();
          for (int i = 0; i < parameters.size(); i++) {
            pickle.tensor(parameters.get(i).name(), parameters.get(i).shape(), type, i);
          }
          writer.entry("data.pkl", pickle.end());
          writer.entry("byteorder", "little".getBytes(StandardCharsets.US_ASCII));
          for (int i = 0; i < parameters.size(); i++) {
            writer.entry(
                "data/" + i,
                type.encoded(parameters.get(i).name(), values.apply(parameters.get(i))).array());
          }
          writer.entry(TorchMetadata.ENTRY, TorchMetadata.bytes(about));
          writer.entry("version", "3\n".getBytes(StandardCharsets.US_ASCII));
          writer.zip.finish();
        });
  }

  private void entry(String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(FOLDER + name);
    CRC32 sum = new CRC32();
    sum.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(sum.getValue());
    entry.setTimeLocal(NO_TIME);
    entry.setExtra(padding(entry.getName().length()));
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /** A field that nobody reads, of the size that aligns what follows it. */
  private byte[] padding(int nameBytes) {
    long begin = counted.bytes + LOCAL_HEADER_BYTES + nameBytes + EXTRA_HEADER_BYTES;
    int missing = (int) Math.floorMod(-begin, (long) ALIGNMENT);
    return ByteBuffer.allocate(EXTRA_HEADER_BYTES + missing)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 'F')
        .put((byte) 'B')
        .putShort((short) missing)
        .array();
  }

  /** Knows how much has passed. */
  private static final class Counted extends FilterOutputStream {

    private long bytes;

    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int each) throws IOException {
      out.write(each);
      bytes++;
    }

    @Override
    public void write(byte[] part, int from, int count) throws IOException {
      out.write(part, from, count);
      bytes += count;
    }
  }
}
