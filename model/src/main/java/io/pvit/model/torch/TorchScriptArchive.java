package io.pvit.model.torch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs TorchScript text into the archive that libtorch loads: code only, no tensor inside. */
final class TorchScriptArchive {

  private static final byte[] EMPTY_TUPLE_PICKLE = {(byte) 0x80, 2, ')', '.'};

  /** 1980-01-01, the first moment a zip knows, so that the same text gives the same bytes. */
  private static final long EPOCH_OF_ZIP_MS = 315_532_800_000L;

  private TorchScriptArchive() {}

  static byte[] of(String moduleName, String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "kernels/data.pkl", modulePickle(moduleName));
      put(zip, "kernels/code/__torch__.py", text.getBytes(StandardCharsets.UTF_8));
      put(zip, "kernels/constants.pkl", EMPTY_TUPLE_PICKLE);
      put(zip, "kernels/version", ascii("10\n"));
      put(zip, "kernels/byteorder", ascii("little"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** An object of the class whose only attribute is {@code training = True}. */
  private static byte[] modulePickle(String moduleName) throws IOException {
    byte[] attribute = ascii("training");
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    pickle.write(new byte[] {(byte) 0x80, 2}); // PROTO 2
    pickle.write(ascii("c__torch__\n" + moduleName + "\n")); // GLOBAL
    pickle.write(new byte[] {')', (byte) 0x81}); // EMPTY_TUPLE, NEWOBJ
    pickle.write(new byte[] {'}', '('}); // EMPTY_DICT, MARK
    pickle.write(new byte[] {'X', (byte) attribute.length, 0, 0, 0}); // BINUNICODE
    pickle.write(attribute);
    pickle.write(new byte[] {(byte) 0x88, 'u', 'b', '.'}); // NEWTRUE, SETITEMS, BUILD, STOP
    return pickle.toByteArray();
  }

  /** libtorch maps entries where they lie, so they must be stored, not deflated. */
  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    entry.setTime(EPOCH_OF_ZIP_MS);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
