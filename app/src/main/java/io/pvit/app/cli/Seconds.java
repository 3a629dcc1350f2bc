package io.pvit.app.cli;

import java.math.BigDecimal;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Seconds with a fraction, above 0. */
final class Seconds implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    try {
      Duration duration = Duration.ofNanos(new BigDecimal(text).movePointRight(9).longValueExact());
      if (duration.compareTo(Duration.ZERO) > 0) {
        return duration;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is not a number of seconds above 0");
    }
    throw new TypeConversionException("'" + text + "' is not a number of seconds above 0");
  }
}
