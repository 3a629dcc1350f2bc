package io.pvit.ingest.video;

import java.math.BigInteger;
import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * The unit of a stream's time stamps, as a fraction of a second.
 *
 * <p>The result is rounded down, and held within what fits when a damaged stamp would not.
 */
record TimeBase(int numerator, int denominator) {

  private static final long MICROS = 1_000_000;

  static TimeBase of(AVRational rational) {
    return new TimeBase(rational.num(), Math.max(1, rational.den()));
  }

  long toMicros(long stamp) {
    long scale = numerator * MICROS;
    long high = Math.multiplyHigh(stamp, scale);
    long low = stamp * scale;
    if ((high == 0 && low >= 0) || (high == -1 && low < 0)) {
      return Math.floorDiv(low, (long) denominator);
    }
    BigInteger exact =
        BigInteger.valueOf(stamp)
            .multiply(BigInteger.valueOf(scale))
            .divide(BigInteger.valueOf(denominator));
    return exact.bitLength() < Long.SIZE ? exact.longValue() : exact.signum() * Long.MAX_VALUE;
  }
}
