package io.pvit.trainer.scene.render;

import io.pvit.trainer.scene.random.RandomStream;

/** Date and time in a corner of the pictures, white with a dark edge, as recorders write them. */
final class Stamp {

  /** Rows of three dots from the top, the left one in the highest bit: 0 to 9, then a colon. */
  private static final int[] GLYPHS = {
    0b111_101_101_101_111,
    0b010_110_010_010_111,
    0b111_001_111_100_111,
    0b111_001_111_001_111,
    0b101_101_111_001_001,
    0b111_100_111_001_111,
    0b111_100_111_101_111,
    0b111_001_010_010_010,
    0b111_101_111_101_111,
    0b111_101_111_001_111,
    0b000_010_000_010_000
  };

  private static final int COLON = 10;
  private static final int WIDE = 3;
  private static final int TALL = 5;
  private static final int ROWS_PER_DOT = 130;
  private static final int SECONDS_PER_DAY = 86_400;

  private final int width;
  private final int height;
  private final int dot;
  private final int left;
  private final int top;
  private final int day;
  private final int since;

  /** Where it is and when it begins depends on the key. */
  Stamp(long key, int width, int height) {
    this.width = width;
    this.height = height;
    RandomStream random = RandomStream.of(key).named("stamp");
    dot = Math.max(1, Math.round((float) height / ROWS_PER_DOT));
    int length = 15 * (WIDE + 1) * dot;
    left = random.chance(0.5) ? 2 * dot : Math.max(2 * dot, width - length);
    top = random.chance(0.6) ? 2 * dot : height - (TALL + 2) * dot;
    day = 10_000 + random.below(300_000);
    since = random.below(SECONDS_PER_DAY);
  }

  /** On bytes (H, W, 3) from an offset. */
  void write(byte[] rgb, int offset, double seconds) {
    int now = (since + (int) Math.floor(seconds)) % SECONDS_PER_DAY;
    int place = left;
    for (int ten = 100_000; ten > 0; ten /= 10) {
      place = glyph(rgb, offset, place, day / ten % 10);
    }
    place += (WIDE + 1) * dot;
    place = pair(rgb, offset, place, now / 3600);
    place = pair(rgb, offset, glyph(rgb, offset, place, COLON), now / 60 % 60);
    pair(rgb, offset, glyph(rgb, offset, place, COLON), now % 60);
  }

  private int pair(byte[] rgb, int offset, int at, int number) {
    return glyph(rgb, offset, glyph(rgb, offset, at, number / 10), number % 10);
  }

  private int glyph(byte[] rgb, int offset, int at, int number) {
    for (int bit = 0; bit < WIDE * TALL; bit++) {
      if ((GLYPHS[number] >> (WIDE * TALL - 1 - bit) & 1) == 1) {
        for (int i = 0; i < dot * dot; i++) {
          int column = at + bit % WIDE * dot + i % dot;
          int row = top + bit / WIDE * dot + i / dot;
          put(rgb, offset, column + 1, row + 1, (byte) 20);
          put(rgb, offset, column, row, (byte) 235);
        }
      }
    }
    return at + (WIDE + 1) * dot;
  }

  private void put(byte[] rgb, int offset, int column, int row, byte level) {
    if (column < width && row < height) {
      int at = offset + (row * width + column) * 3;
      rgb[at] = level;
      rgb[at + 1] = level;
      rgb[at + 2] = level;
    }
  }
}
