package io.pvit.trainer.augment;

/**
 * A tone as three tables: what each level of a channel adds to red, green and blue, side by side in
 * one number, so that a pixel costs three look-ups and two additions.
 */
final class ColourTable {

  private static final int LEVELS = 256;
  private static final int FIELD_BITS = 21;
  private static final int FRACTION_BITS = 6;
  private static final long FIELD = (1L << FIELD_BITS) - 1;

  /** Keeps every field above 0; each channel brings one. */
  private static final long BIAS = 1L << 18;

  /** Luma of ITU-R BT.601, as in YIQ. */
  private static final double[] LUMA = {0.299, 0.587, 0.114};

  private final long[] tables = new long[3 * LEVELS];

  ColourTable(Tone tone) {
    double[][] mixed = mixing(tone.saturation(), tone.hueRadians());
    for (int level = 0; level < LEVELS; level++) {
      double seen = seen(tone, level);
      for (int source = 0; source < 3; source++) {
        long sum = 0;
        for (int target = 2; target >= 0; target--) {
          long part = Math.round(mixed[target][source] * seen * (1 << FRACTION_BITS));
          sum = (sum << FIELD_BITS) | (part + BIAS);
        }
        tables[source * LEVELS + level] = sum;
      }
    }
  }

  /** Changes pixels from the first on. */
  void apply(byte[] rgb, int firstPixel, int pixels) {
    int end = (firstPixel + pixels) * 3;
    for (int at = firstPixel * 3; at < end; at += 3) {
      long sum =
          tables[rgb[at] & 0xFF]
              + tables[LEVELS + (rgb[at + 1] & 0xFF)]
              + tables[2 * LEVELS + (rgb[at + 2] & 0xFF)];
      rgb[at] = level(sum & FIELD);
      rgb[at + 1] = level((sum >>> FIELD_BITS) & FIELD);
      rgb[at + 2] = level(sum >>> (2 * FIELD_BITS));
    }
  }

  private static byte level(long field) {
    long level = (field - 3 * BIAS + (1 << (FRACTION_BITS - 1))) >> FRACTION_BITS;
    return (byte) Math.max(0, Math.min(LEVELS - 1, level));
  }

  /** A level 0..255 under a tone, not yet rounded. */
  private static double seen(Tone tone, int level) {
    double lit = (level / 255.0 - 0.5) * tone.contrast() + 0.5 + tone.brightness();
    return 255 * StrictMath.pow(Math.max(0, Math.min(1, lit)), tone.gamma());
  }

  /**
   * Colours turned and stretched around the greys: (red, green, blue of the answer; of the pixel).
   */
  private static double[][] mixing(double saturation, double hueRadians) {
    double cos = saturation * StrictMath.cos(hueRadians);
    double sin = saturation * StrictMath.sin(hueRadians) / StrictMath.sqrt(3);
    double[][] mixed = new double[3][3];
    for (int target = 0; target < 3; target++) {
      double turned = 0;
      for (int source = 0; source < 3; source++) {
        // The turn about (1, 1, 1): cos I + sin K + (1 - cos) of the grey.
        double cross = source == target ? 0 : (target - source + 3) % 3 == 1 ? sin : -sin;
        mixed[target][source] = (source == target ? cos : 0) + cross;
        turned += mixed[target][source];
      }
      for (int source = 0; source < 3; source++) {
        mixed[target][source] += (1 - turned) * LUMA[source];
      }
    }
    return mixed;
  }
}
