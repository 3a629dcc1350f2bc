package io.pvit.model.exchange;

import static io.pvit.model.exchange.WeightsFileRefused.Reason.OTHER_FORMAT;
import static io.pvit.model.exchange.WeightsFileRefused.Reason.UNREADABLE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What a file is, by its first bytes. */
enum FileKind {
  ZIP,
  SAFETENSORS,
  LEGACY,
  PICKLE,
  EMPTY,
  UNKNOWN;

  private static final int ENOUGH = 512;
  private static final int TAR_MARK_AT = 257;
  private static final long MOST_HEADER_BYTES = 1 << 30;

  /** The pickled number with which torch began its files before 1.6. */
  private static final byte[] LEGACY_MARK = {
    (byte) 0x80,
    2,
    (byte) 0x8a,
    10,
    0x6c,
    (byte) 0xfc,
    (byte) 0x9c,
    0x46,
    (byte) 0xf9,
    0x20,
    0x6a,
    (byte) 0xa8,
    0x50,
    0x19
  };

  static FileKind of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in.readNBytes(ENOUGH));
    }
  }

  private static FileKind of(byte[] begin) {
    if (begin.length == 0) {
      return EMPTY;
    }
    if (begin.length >= 2 && begin[0] == 'P' && begin[1] == 'K') {
      return ZIP;
    }
    if (startsWith(begin, 0, LEGACY_MARK)
        || startsWith(begin, TAR_MARK_AT, "ustar".getBytes(StandardCharsets.US_ASCII))) {
      return LEGACY;
    }
    if (begin.length > Long.BYTES && begin[Long.BYTES] == '{') {
      long header = ByteBuffer.wrap(begin).order(ByteOrder.LITTLE_ENDIAN).getLong();
      return header > 0 && header < MOST_HEADER_BYTES ? SAFETENSORS : UNKNOWN;
    }
    return begin.length >= 2 && begin[0] == (byte) 0x80 && begin[1] <= 5 ? PICKLE : UNKNOWN;
  }

  /** Refuses what is not read. */
  void refuse(Path file) {
    switch (this) {
      case ZIP, SAFETENSORS -> {}
      case LEGACY ->
          throw new WeightsFileRefused(
              OTHER_FORMAT,
              file,
              "was written in torch's format from before 1.6; save it again with a newer torch:"
                  + " torch.save(torch.load(FILE, map_location='cpu'), 'weights.pth')");
      case PICKLE ->
          throw new WeightsFileRefused(
              UNREADABLE,
              file,
              "is a bare pickle, not what torch.save writes; " + Advice.STATE_DICT);
      case EMPTY -> throw new WeightsFileRefused(UNREADABLE, file, "is empty");
      case UNKNOWN ->
          throw new WeightsFileRefused(
              UNREADABLE,
              file,
              "holds no weights: it is neither what torch.save writes nor safetensors");
    }
  }

  private static boolean startsWith(byte[] bytes, int at, byte[] mark) {
    return bytes.length >= at + mark.length
        && Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length);
  }
}
