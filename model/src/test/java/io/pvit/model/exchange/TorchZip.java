package io.pvit.model.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A checkpoint file, entry by entry. */
final class TorchZip {

  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private boolean compressed;

  TorchZip(byte[] pickle) {
    entry("w/data.pkl", pickle);
  }

  TorchZip entry(String name, byte[] content) {
    entries.put(name, content);
    return this;
  }

  TorchZip storage(String key, byte[] content) {
    return entry("w/data/" + key, content);
  }

  TorchZip storage(String key, float... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return storage(key, bytes.array());
  }

  TorchZip compressed() {
    compressed = true;
    return this;
  }

  Path in(Path directory) throws IOException {
    Path file = directory.resolve("weights.pth");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> each : entries.entrySet()) {
        ZipEntry entry = new ZipEntry(each.getKey());
        CRC32 sum = new CRC32();
        sum.update(each.getValue());
        entry.setMethod(compressed ? ZipEntry.DEFLATED : ZipEntry.STORED);
        entry.setSize(each.getValue().length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(each.getValue());
        zip.closeEntry();
      }
    }
    return file;
  }

  /** The same file; only the record for large files says truly where its directory begins. */
  static void hideDirectory(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer before = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int end = bytes.length - 22;
    long begin = Integer.toUnsignedLong(before.getInt(end + 16));
    ByteBuffer after = ByteBuffer.allocate(bytes.length + 56 + 20).order(ByteOrder.LITTLE_ENDIAN);
    after.put(bytes, 0, end);
    after.putInt(0x06064b50).putLong(44).put(new byte[36]).putLong(begin);
    after.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
    after.put(bytes, end, 16).putInt(end + 56 + 20).putShort((short) 0);
    Files.write(file, after.array());
  }

  /** The same file, with the first occurrence of some bytes replaced by as many others. */
  static void replace(Path file, String before, String after) throws IOException {
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    Files.writeString(file, bytes.replace(before, after), StandardCharsets.ISO_8859_1);
  }
}
