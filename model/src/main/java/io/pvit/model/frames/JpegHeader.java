package io.pvit.model.frames;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What a JPEG says about itself before anything is decoded: a decoder allocates what the header
 * claims, and fills a torn picture up with grey without a word.
 *
 * @param width pixels
 * @param height pixels
 */
record JpegHeader(int width, int height) {

  private static final int START_OF_IMAGE = 0xFFD8;
  private static final int END_OF_IMAGE = 0xFFD9;

  /** The size that the picture claims; empty for anything but a whole JPEG. */
  static Optional<JpegHeader> of(ByteBuffer bytes) {
    ByteBuffer jpeg = bytes.slice();
    if (jpeg.remaining() < 4
        || unsignedShort(jpeg, 0) != START_OF_IMAGE
        || unsignedShort(jpeg, jpeg.limit() - 2) != END_OF_IMAGE) {
      return Optional.empty();
    }
    int at = 2;
    while (at + 4 <= jpeg.limit() && (jpeg.get(at) & 0xFF) == 0xFF) {
      int marker = jpeg.get(at + 1) & 0xFF;
      if (marker == 0xFF) { // fill byte
        at++;
        continue;
      }
      if (isStartOfFrame(marker)) {
        return at + 9 <= jpeg.limit()
            ? Optional.of(new JpegHeader(unsignedShort(jpeg, at + 7), unsignedShort(jpeg, at + 5)))
            : Optional.empty();
      }
      at += 2 + unsignedShort(jpeg, at + 2);
    }
    return Optional.empty();
  }

  /** SOF0 to SOF15, without the three that define tables or arithmetic coding. */
  private static boolean isStartOfFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private static int unsignedShort(ByteBuffer bytes, int at) {
    return ((bytes.get(at) & 0xFF) << 8) | (bytes.get(at + 1) & 0xFF);
  }
}
