package io.pvit.model.exchange;

import static io.pvit.model.exchange.WeightsFileRefused.Reason.OTHER_FORMAT;
import static io.pvit.model.exchange.WeightsFileRefused.Reason.UNREADABLE;
import static io.pvit.model.exchange.WeightsFileRefused.Reason.UNSAFE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The directory of what {@code torch.save} writes: a zip of one folder with {@code data.pkl} and
 * the storages {@code data/KEY}, none of them compressed. So no size in it can promise more bytes
 * than the file has.
 */
final class TorchArchive {

  private static final long MOST_PICKLE_BYTES = 16 << 20;
  private static final long MOST_MARKER_BYTES = 64;
  private static final Pattern PICKLE = Pattern.compile("([^/]+)/data\\.pkl");

  private final Path file;
  private final FileChannel channel;
  private final Map<String, ZipArchiveEntry> entries;
  private final String folder;

  private TorchArchive(
      Path file, FileChannel channel, Map<String, ZipArchiveEntry> entries, String folder) {
    this.file = file;
    this.channel = channel;
    this.entries = entries;
    this.folder = folder;
  }

  /**
   * Reads the directory.
   *
   * @param channel of that file; stays the caller's
   */
  static TorchArchive open(Path file, FileChannel channel) throws IOException {
    ZipEnd.requireModestDirectory(file, channel);
    Map<String, ZipArchiveEntry> entries = directory(file);
    TorchArchive archive = new TorchArchive(file, channel, entries, folder(file, entries));
    archive.refuseOtherKinds();
    return archive;
  }

  /** The pickle that says what the storages mean. */
  byte[] pickle() throws IOException {
    StoredBytes pickle = stored("data.pkl");
    if (pickle.size() > MOST_PICKLE_BYTES) {
      throw new WeightsFileRefused(
          UNREADABLE,
          file,
          "has a pickle of %d bytes; names and shapes of weights need less than %d"
              .formatted(pickle.size(), MOST_PICKLE_BYTES));
    }
    requireIntact("data.pkl", pickle);
    return pickle.read();
  }

  /** What the file says of itself; nothing when others wrote it. */
  Map<String, String> metadata() throws IOException {
    if (!entries.containsKey(folder + "/" + TorchMetadata.ENTRY)) {
      return Map.of();
    }
    StoredBytes texts = stored(TorchMetadata.ENTRY);
    if (texts.size() > TorchMetadata.MOST_BYTES) {
      throw new WeightsFileRefused(
          UNREADABLE,
          file,
          "says %d bytes about itself; no file of ours says more than %d"
              .formatted(texts.size(), TorchMetadata.MOST_BYTES));
    }
    requireIntact(TorchMetadata.ENTRY, texts);
    return TorchMetadata.of(file, texts.read());
  }

  /**
   * The bytes of a storage, not yet read.
   *
   * @param size what the pickle claims
   */
  StoredBytes storage(String key, long size) {
    StoredBytes bytes = stored("data/" + key);
    if (bytes.size() != size) {
      throw new WeightsFileRefused(
          UNREADABLE,
          file,
          "is damaged: storage %s has %d bytes where its pickle claims %d"
              .formatted(Shown.name(key), bytes.size(), size));
    }
    return bytes;
  }

  /** Reads bytes against their checksum. */
  void requireIntact(String name, StoredBytes bytes) throws IOException {
    if (!bytes.intact()) {
      throw new WeightsFileRefused(
          UNREADABLE,
          file,
          "is damaged: %s does not have its checksum; fetch or write the file again (with"
                  .formatted(Shown.name(name))
              + " torch.serialization.set_crc32_options(True) where that was switched off)");
    }
  }

  private StoredBytes stored(String name) {
    ZipArchiveEntry entry = entries.get(folder + "/" + name);
    if (entry == null) {
      throw new WeightsFileRefused(UNREADABLE, file, "is damaged: it lacks " + Shown.name(name));
    }
    if (entry.getMethod() != ZipArchiveEntry.STORED
        || entry.getGeneralPurposeBit().usesEncryption()) {
      throw new WeightsFileRefused(
          OTHER_FORMAT,
          file,
          "was packed again: %s is compressed or encrypted, which torch.save never does; load it in"
                  .formatted(Shown.name(name))
              + " Python and torch.save it again");
    }
    try {
      long begin = entry.getDataOffset();
      long end = Math.addExact(begin, entry.getSize());
      if (begin < 0 || entry.getSize() != entry.getCompressedSize() || end > channel.size()) {
        throw new WeightsFileRefused(
            UNREADABLE, file, "is damaged: it does not hold all of " + Shown.name(name));
      }
      return new StoredBytes(channel, begin, entry.getSize(), entry.getCrc());
    } catch (ArithmeticException | IOException e) {
      throw new WeightsFileRefused(
          UNREADABLE, file, "is damaged: it cannot hold " + Shown.name(name), e);
    }
  }

  private void refuseOtherKinds() throws IOException {
    if (entries.containsKey(folder + "/constants.pkl")
        || entries.keySet().stream().anyMatch(name -> name.startsWith(folder + "/code/"))) {
      throw new WeightsFileRefused(
          OTHER_FORMAT,
          file,
          "is a TorchScript program, not weights; in Python save what it holds:"
              + " torch.save(torch.jit.load(FILE).state_dict(), 'weights.pth')");
    }
    if (entries.containsKey(folder + "/byteorder")) {
      StoredBytes order = stored("byteorder");
      if (order.size() > MOST_MARKER_BYTES
          || !new String(order.read(), StandardCharsets.US_ASCII).equals("little")) {
        throw new WeightsFileRefused(
            OTHER_FORMAT,
            file,
            "was written by a big-endian machine; load it in Python and torch.save it again on"
                + " another");
      }
    }
  }

  private static Map<String, ZipArchiveEntry> directory(Path file) throws IOException {
    Map<String, ZipArchiveEntry> entries = new HashMap<>();
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      for (Enumeration<ZipArchiveEntry> all = zip.getEntries(); all.hasMoreElements(); ) {
        ZipArchiveEntry entry = all.nextElement();
        String name = entry.getName();
        if (leadsAway(name)) {
          throw new WeightsFileRefused(
              UNSAFE, file, "names an entry that leads out of its folder: " + Shown.name(name));
        }
        if (entries.put(name, entry) != null) {
          throw new WeightsFileRefused(
              UNREADABLE, file, "is damaged: it holds twice " + Shown.name(name));
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new WeightsFileRefused(
          UNREADABLE,
          file,
          "is truncated or damaged: it begins as a zip, but the directory at its end is missing or"
              + " wrong; fetch it again",
          e);
    }
    return entries;
  }

  /** Entries are never written anywhere; such a name says that somebody hopes they are. */
  private static boolean leadsAway(String name) {
    return name.startsWith("/")
        || name.indexOf('\\') >= 0
        || name.indexOf('\0') >= 0
        || Pattern.compile("/").splitAsStream(name).anyMatch(".."::equals);
  }

  private static String folder(Path file, Map<String, ZipArchiveEntry> entries) {
    String folder = "";
    for (String name : entries.keySet()) {
      Matcher pickle = PICKLE.matcher(name);
      if (pickle.matches()) {
        if (!folder.isEmpty()) {
          throw new WeightsFileRefused(UNREADABLE, file, "is damaged: it holds two data.pkl");
        }
        folder = pickle.group(1);
      }
    }
    if (folder.isEmpty()) {
      throw new WeightsFileRefused(
          UNREADABLE, file, "is a zip, but no torch checkpoint: it holds no data.pkl in a folder");
    }
    return folder;
  }
}
